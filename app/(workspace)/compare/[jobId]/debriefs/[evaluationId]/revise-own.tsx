'use client'

import { useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { Select } from '@/app/_ui/select'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { DebriefScore } from './debrief-words'
import type { LiveDebrief } from './use-debrief'

const whyLabels: Record<NotAssessedReason, string> = {
  'not asked': 'Not asked',
  'no time': 'No time',
  'off topic': 'Off topic',
  absent: 'Absent',
  other: 'Other',
}
const whyOptions = Object.entries(whyLabels).map(([value, label]) => ({ value, label }))
const choices = [
  ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
  { value: 'none', label: 'Not assessed' },
]

type ReviseOwnProps = {
  score: DebriefScore
  number: number
  doing: LiveDebrief['doing']
  onClose: () => void
}

/** Changes one's own score before everybody's eyes, with a reason. The submitted one stays beside it. */
export function ReviseOwn({ score, number, doing, onClose }: ReviseOwnProps) {
  const [chosen, setChosen] = useState(score.last.value === null ? 'none' : String(score.last.value))
  const [why, setWhy] = useState<NotAssessedReason>(score.last.notAssessed ?? 'not asked')
  const [reason, setReason] = useState('')
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => frame.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const act = useAct(
    () => {
      const isScore = chosen !== 'none'
      return doing(() =>
        trpc.sessions.revise.mutate({
          sessionId: score.sessionId,
          setItemId: score.setItemId,
          value: isScore ? Number(chosen) : null,
          notAssessed: isScore ? null : why,
          reason,
        }),
      )
    },
    { onDone: onClose },
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short way to the button that closes
    <div
      ref={frame}
      onKeyDown={({ key, target }) => {
        const isTyping = reason !== '' || target instanceof HTMLSelectElement
        if (key === 'Escape' && !isTyping) onClose()
      }}
    >
      <ActForm
        act={act}
        label={`Revise your score of question ${number}`}
        onSubmit={() => void act.run()}
        className="my-3 gap-3! rounded-md bg-sunken p-3"
      >
        <SegmentedControl
          legend={`Your new score of question ${number}`}
          name="value"
          choices={choices}
          value={chosen}
          onChange={setChosen}
          {...(act.error?.fields.value ? { error: act.error.fields.value } : {})}
        />
        {chosen === 'none' ? (
          <Field label="Why not assessed">
            {(control) => (
              <Select
                {...control}
                className="max-w-44"
                value={why}
                onChange={(event) => setWhy(event.target.value as NotAssessedReason)}
                options={whyOptions}
              />
            )}
          </Field>
        ) : null}
        <Field
          label="Reason"
          description="What you heard of the others or read again that changes it. Everybody in the debrief reads it."
          required
          {...(act.error?.fields.reason ? { error: act.error.fields.reason } : {})}
        >
          {(control) => (
            <TextArea
              {...control}
              name="reason"
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" pending={act.pending}>
            Record revision
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </ActForm>
    </div>
  )
}
