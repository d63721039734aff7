'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { Select } from '@/app/_ui/select'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { NotAssessedReason } from '@/db/schema/scores'
import { reasonWords } from '../_saving/writes'

const textOf = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const reasonOptions = Object.entries(reasonWords).map(([value, label]) => ({ value, label }))
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
  current: { value: number | null; notAssessed: NotAssessedReason | null }
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const whyId = useId()
  const first = current.value === null ? 'none' : String(current.value)
  const [chosen, setChosen] = useState(first)
  const act = useAct(
    (value: number | null, notAssessed: NotAssessedReason | null, reason: string) =>
      trpc.sessions.revise.mutate({
        sessionId,
        setItemId,
        value,
        notAssessed,
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
        const isScore = chosen !== 'none'
        const why = textOf(form, 'notAssessed') as NotAssessedReason
        return act.run(isScore ? Number(chosen) : null, isScore ? null : why, textOf(form, 'reason'))
      }}
    >
      <div className="flex max-w-[65ch] flex-col gap-3 rounded-md bg-sunken p-3">
        <SegmentedControl
          legend={`New score of question ${number}`}
          name="value"
          choices={[...choices, { value: 'none', label: 'Not assessed' }]}
          value={chosen}
          onChange={setChosen}
          error={act.error?.fields.value}
        />
        {chosen === 'none' ? (
          <div className="flex items-center gap-2">
            <label htmlFor={whyId} className="font-medium">
              Why not assessed
            </label>
            <div className="w-44">
              <Select
                id={whyId}
                name="notAssessed"
                defaultValue={current.notAssessed ?? 'not asked'}
                options={reasonOptions}
              />
            </div>
          </div>
        ) : null}
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
              setChosen(first)
            }}
          >
            Leave as it is
          </Button>
        </div>
      </div>
    </ActForm>
  )
}
