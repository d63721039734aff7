'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import type { AgendaTopic } from './debrief-words'
import type { LiveDebrief } from './use-debrief'

type SettleFormProps = {
  evaluationId: string
  topic: AgendaTopic
  /** What comes next in the agenda; null when nothing is left, or when this is not what is talked about. */
  next: string | null
  /** What was typed and not recorded, by question; it outlives the form. */
  notes: Map<string, string>
  doing: LiveDebrief['doing']
  onMoved: () => void
  onClose: () => void
}

/** Says that a question is talked through, and what came of it. */
export function SettleForm(props: SettleFormProps) {
  const { evaluationId, topic, next, notes, doing, onMoved, onClose } = props
  const { questionId, number, settled } = topic
  const [note, setNote] = useState(notes.get(questionId) ?? settled?.note ?? '')
  const act = useAct(
    (nextQuestionId: string | null) =>
      doing(() => trpc.debriefs.settle.mutate({ evaluationId, questionId, note, nextQuestionId })),
    {
      onDone: () => {
        notes.delete(questionId)
        onClose()
      },
    },
  )
  async function settle(nextQuestionId: string | null) {
    const answer = await act.run(nextQuestionId)
    if (answer.done && nextQuestionId) onMoved()
  }

  return (
    <ActForm
      act={act}
      label={`Settle question ${number}`}
      onSubmit={() => void settle(next)}
      className="max-w-none! gap-3!"
    >
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="What came of it"
          description="A sentence, or nothing. It is kept with the candidate’s data."
          className="min-w-0 flex-1 basis-72"
          {...(act.error?.fields.note ? { error: act.error.fields.note } : {})}
        >
          {(control) => (
            <TextInput
              {...control}
              name="note"
              // Asked for: the button that brought it is gone.
              autoFocus={settled !== null}
              value={note}
              onChange={(event) => {
                setNote(event.target.value)
                notes.set(questionId, event.target.value)
              }}
            />
          )}
        </Field>
        <Button kind="primary" type="submit" pending={act.pending}>
          {next ? 'Settle and go on' : 'Settle'}
        </Button>
        {next ? (
          <Button pending={act.pending} onClick={() => void settle(null)}>
            Settle and stay
          </Button>
        ) : null}
        {settled ? <Button onClick={onClose}>Leave as it is</Button> : null}
      </div>
    </ActForm>
  )
}
