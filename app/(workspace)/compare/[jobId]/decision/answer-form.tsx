'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { ApprovalAnswer } from '@/db/schema/decisions'
import type { DecisionTarget } from './reopen-form'

const doneWords = {
  approved: 'Approved. It is recorded for good.',
  objected: 'Your objection is recorded. The decision does not stand.',
} as const

/** One's own word on somebody else's decision, once. */
export function AnswerForm({ target, onDone }: { target: DecisionTarget; onDone: (words: string) => void }) {
  const [comment, setComment] = useState('')
  const act = useAct((answer: ApprovalAnswer) => trpc.decisions.answer.mutate({ ...target, answer, comment }))

  async function give(answer: ApprovalAnswer) {
    const outcome = await act.run(answer)
    if (outcome.done) onDone(doneWords[answer])
  }

  return (
    <ActForm
      act={act}
      label="Approve or object"
      onSubmit={() => void give('approved')}
      className="gap-3! print:hidden"
    >
      <Field
        label="Comment"
        description="Needed to object. Your answer is final and seen by the whole team."
        {...(act.error?.fields.comment ? { error: act.error.fields.comment } : {})}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Approve
        </Button>
        <Button pending={act.pending} onClick={() => void give('objected')}>
          Object
        </Button>
      </div>
    </ActForm>
  )
}
