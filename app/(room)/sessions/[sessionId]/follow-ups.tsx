import clsx from 'clsx'
import { KeyHint } from './key-hint'
import type { Question } from './marks'

/** The question's follow-ups as switches: which of them were put. */
export function FollowUps({
  question,
  isUsed,
  keysOn,
  onToggle,
  className,
}: {
  question: Question
  isUsed: (followUpId: string) => boolean
  keysOn: boolean
  onToggle: (followUpId: string, used: boolean) => void
  className: string
}) {
  if (question.followUps.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex items-center gap-2 font-semibold text-ink-2">
        Follow-ups used
        {keysOn ? <KeyHint act="follow-up" /> : null}
      </legend>
      <div className="flex max-w-[65ch] flex-col">
        {question.followUps.map((followUp) => (
          <label
            key={followUp.id}
            className={clsx(
              className,
              '-mx-2 flex min-h-8 cursor-pointer items-start gap-2.5 rounded-md px-2 py-1 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:py-2.5',
            )}
          >
            <input
              type="checkbox"
              checked={isUsed(followUp.id)}
              onChange={(event) => onToggle(followUp.id, event.target.checked)}
              className="mt-1 size-4 shrink-0 pointer-coarse:size-5"
            />
            <span className="flex-1">{followUp.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
