import { Kbd } from '@/app/_ui/kbd'
import type { Question } from './marks'

/** The hint's points as switches, each with its letter. */
export function PointsHeard({
  question,
  isHeard,
  keysOn,
  onToggle,
}: {
  question: Question
  isHeard: (pointId: string) => boolean
  keysOn: boolean
  onToggle: (pointId: string, heard: boolean) => void
}) {
  if (question.points.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-ink-2">Points heard</legend>
      <div className="flex flex-col">
        {question.points.map((point, at) => {
          const letter = at < 8 ? String.fromCharCode(97 + at) : null
          return (
            <label
              key={point.id}
              className="-mx-2 flex min-h-8 cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover has-checked:bg-accent-wash pointer-coarse:min-h-11 pointer-coarse:py-2.5"
            >
              <input
                type="checkbox"
                checked={isHeard(point.id)}
                aria-keyshortcuts={keysOn && letter ? letter : undefined}
                onChange={(event) => onToggle(point.id, event.target.checked)}
                className="mt-0.5 size-4 shrink-0 pointer-coarse:size-5"
              />
              <span className="flex-1">{point.text}</span>
              {letter ? (
                <span aria-hidden className="uppercase pointer-coarse:hidden">
                  <Kbd>{letter}</Kbd>
                </span>
              ) : null}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
