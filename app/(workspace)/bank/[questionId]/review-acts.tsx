'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm, ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type ReviewActsProps = {
  questionId: string
  /** The wording on the screen: only what was read is asked about. */
  seen: { number: number; revision: number }
  inReview: boolean
  /** Why not, in words; null where it may go ahead. */
  refusals: Record<'ask' | 'withdraw' | 'send back', string | null>
}

/** The ways into a review and out of it, but for publishing. */
export function ReviewActs({ questionId, seen, inReview, refusals }: ReviewActsProps) {
  const router = useRouter()
  const [open, setOpen] = useState<'ask' | 'send back' | null>(null)
  const [refreshing, startRefreshing] = useTransition()
  const refresh = () => startRefreshing(() => router.refresh())
  const withdraw = useAct(() => trpc.bank.withdrawReview.mutate({ questionId }), {
    onDone: () => showToast('Withdrawn from review', { description: 'The draft stays.' }),
  })
  const pull = () => withdraw.run().then(refresh)
  const ask = useAct(
    (request: string) => trpc.bank.askForReview.mutate({ questionId, seen, request: request || undefined }),
    { onDone: () => showToast('Asked for review', { undo: pull }) },
  )
  const sendBack = useAct((answer: string) => trpc.bank.sendBack.mutate({ questionId, answer }), {
    onDone: () => showToast('Sent back', { description: 'Who asked finds it under Today.' }),
  })

  /** Done, or refused by what somebody else did meanwhile: the page then shows how the question stands. */
  async function finish(act: ReturnType<typeof ask.run>) {
    const outcome = await act
    if (outcome.done) setOpen(null)
    if (outcome.done || Object.keys(outcome.error.fields).length === 0) refresh()
  }

  if (open === 'ask')
    return (
      <WordsForm
        label="Ask for review"
        field="What to look at"
        act={ask}
        onSubmit={(words) => void finish(ask.run(words))}
        onCancel={() => setOpen(null)}
      />
    )
  if (open === 'send back')
    return (
      <WordsForm
        label="Send back"
        field="What to change"
        required
        error={sendBack.error?.fields.answer}
        act={sendBack}
        onSubmit={(words) => void finish(sendBack.run(words))}
        onCancel={() => setOpen(null)}
      />
    )
  return (
    <>
      {inReview ? (
        <>
          <Button size="small" disabledReason={refusals['send back']} onClick={() => setOpen('send back')}>
            Send back
          </Button>
          <Button
            size="small"
            pending={withdraw.pending || refreshing}
            disabledReason={refusals.withdraw}
            onClick={() => void pull()}
          >
            Withdraw from review
          </Button>
        </>
      ) : (
        <Button size="small" disabledReason={refusals.ask} onClick={() => setOpen('ask')}>
          Ask for review
        </Button>
      )}
      {withdraw.error ? <ActRefusal error={withdraw.error} className="w-full" /> : null}
    </>
  )
}

type WordsFormProps = {
  label: string
  field: string
  required?: boolean
  error?: string | undefined
  act: Parameters<typeof ActForm>[0]['act']
  onSubmit: (words: string) => void
  onCancel: () => void
}

function WordsForm({ label, field, required, error, act, onSubmit, onCancel }: WordsFormProps) {
  return (
    <ActForm
      act={act}
      label={label}
      className="w-full gap-2!"
      onSubmit={(form) => {
        const words = form.get('words')
        onSubmit(typeof words === 'string' ? words : '')
      }}
    >
      <Field
        label={field}
        {...(required ? { required } : { description: 'Optional; managers and admins read it.' })}
        {...(error ? { error } : {})}
      >
        {(control) => <TextArea {...control} name="words" rows={2} autoFocus />}
      </Field>
      <div className="flex gap-2">
        <Button kind="primary" size="small" type="submit" pending={act.pending}>
          {label}
        </Button>
        <Button kind="bare" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </ActForm>
  )
}
