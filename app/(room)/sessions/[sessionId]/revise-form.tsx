'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'

const textOf = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const choices = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

/** Changes one score after submission. The submitted value stays beside it, with the reason. */
export function ReviseForm({
  sessionId,
  setItemId,
  number,
  current,
}: {
  sessionId: string
  setItemId: string
  number: number
  current: { value: number | null }
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const act = useAct(
    (value: number | null, reason: string) =>
      trpc.sessions.revise.mutate({
        sessionId,
        setItemId,
        value,
        notAssessed: value === null ? 'other' : null,
        reason,
      }),
    { onDone: () => router.refresh() },
  )
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        Revise<span className="sr-only"> the score of question {number}</span>
      </Button>
    )
  return (
    <ActForm
      act={act}
      label={`Revise question ${number}`}
      onSubmit={(form) => {
        const value = textOf(form, 'value')
        return act.run(value === 'none' || value === '' ? null : Number(value), textOf(form, 'reason'))
      }}
    >
      <div className="flex max-w-[65ch] flex-col gap-3 rounded-md bg-sunken p-3">
        <SegmentedControl
          legend={`New score of question ${number}`}
          name="value"
          choices={[...choices, { value: 'none', label: 'Not assessed' }]}
          defaultValue={current.value === null ? 'none' : String(current.value)}
          error={act.error?.fields.value}
        />
        <Field
          label="Reason"
          description="Read by everybody who may see this scorecard. The submitted score stays visible beside it."
          error={act.error?.fields.reason}
          required
        >
          {(control) => <TextArea {...control} name="reason" rows={2} />}
        </Field>
        <div className="flex gap-2">
          <Button kind="primary" type="submit" pending={act.pending}>
            Record revision
          </Button>
          <Button
            onClick={() => {
              act.clearError()
              setOpen(false)
            }}
          >
            Leave as it is
          </Button>
        </div>
      </div>
    </ActForm>
  )
}
