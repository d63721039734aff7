import clsx from 'clsx'
import { memo } from 'react'
import { KeyHint } from '../_keys/key-hint'
import type { Saver } from '../_saving/saver'
import { useSlice } from '../_shown/use-slice'
import { isUsed, type Question } from './marks'

/** The question's follow-ups as switches: which of them were put. */
export function FollowUps({
  question,
  saver,
  keysOn,
  onToggle,
  className,
}: {
  question: Question
  saver: Saver
  keysOn: boolean
  onToggle: (followUpId: string, used: boolean) => void
  className: string
}) {
  const { setItemId, followUps } = question
  const used = useSlice(saver, (fields) =>
    followUps.filter((one) => isUsed(fields, setItemId, one.id)).map((one) => one.id),
  )
  if (followUps.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex items-center gap-2 font-semibold text-ink-2">
        Follow-ups used
        {keysOn ? <KeyHint act="follow-up" /> : null}
      </legend>
      <div className="flex max-w-[65ch] flex-col">
        {followUps.map((followUp) => (
          <FollowUp
            key={followUp.id}
            followUp={followUp}
            used={used.includes(followUp.id)}
            onToggle={onToggle}
            className={className}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** One of them; only what is about it renders it again. */
const FollowUp = memo(function FollowUp({
  followUp,
  used,
  onToggle,
  className,
}: {
  followUp: Question['followUps'][number]
  used: boolean
  onToggle: (followUpId: string, used: boolean) => void
  className: string
}) {
  return (
    <label
      className={clsx(
        className,
        '-mx-2 flex min-h-8 cursor-pointer items-start gap-2.5 rounded-md px-2 py-1 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:py-2.5',
      )}
    >
      <input
        type="checkbox"
        checked={used}
        onChange={(event) => onToggle(followUp.id, event.target.checked)}
        className="mt-1 size-4 shrink-0 pointer-coarse:size-5"
      />
      <span className="flex-1">{followUp.text}</span>
    </label>
  )
})
