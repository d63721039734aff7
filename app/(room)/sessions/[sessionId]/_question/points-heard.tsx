import MessageSquareQuote from 'lucide-react/icons/message-square-quote'
import { memo } from 'react'
import { Button } from '@/app/_ui/button'
import { KeyHint } from '../_keys/key-hint'
import { useKeyMap } from '../_keys/use-key-map'
import { useFrameLater } from '../_shown/use-frame-later'
import type { Question } from './marks'

/** The hint's points as switches, each with its letter; from one that was heard to a note on it. */
export function PointsHeard({
  question,
  isHeard,
  keysOn,
  onToggle,
  onNote,
}: {
  question: Pick<Question, 'points'>
  isHeard: (pointId: string) => boolean
  keysOn: boolean
  onToggle: (pointId: string, heard: boolean) => void
  /** To a note that is evidence for this point; without it there are none. */
  onNote?: (pointId: string) => void
}) {
  const [keys] = useKeyMap()
  if (question.points.length === 0) return null
  const count = question.points.filter((point) => isHeard(point.id)).length
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-ink-2">Points heard</legend>
      <p className="mb-1 text-ink-2 tabular-nums">
        {count} of {question.points.length === 1 ? '1 point' : `${question.points.length} points`}
      </p>
      <div className="flex flex-col">
        {question.points.map((point, at) => {
          const act = at < 8 ? `point ${at + 1}` : null
          return (
            <Point
              key={point.id}
              point={point}
              act={act}
              shortcut={keysOn && act ? keys.get(act) : undefined}
              heard={isHeard(point.id)}
              onToggle={onToggle}
              onNote={onNote}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** One of them; only what is about it renders it again. */
const Point = memo(function Point({
  point,
  act,
  shortcut,
  heard,
  onToggle,
  onNote,
}: {
  point: Question['points'][number]
  act: string | null
  shortcut: string | undefined
  heard: boolean
  onToggle: (pointId: string, heard: boolean) => void
  onNote: ((pointId: string) => void) | undefined
}) {
  const leadsToNote = useFrameLater(heard)
  return (
    <div className="-mx-2 flex items-start rounded-md hover:bg-hover has-checked:bg-accent-wash">
      <label className="flex min-h-8 flex-1 cursor-pointer items-start gap-2.5 px-2 py-1.5 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
        <input
          type="checkbox"
          checked={heard}
          aria-keyshortcuts={shortcut}
          onChange={(event) => onToggle(point.id, event.target.checked)}
          className="mt-0.5 size-4 shrink-0 pointer-coarse:size-5"
        />
        <span className="flex-1">{point.text}</span>
        {act ? <KeyHint act={act} /> : null}
      </label>
      {onNote ? (
        // Its place is kept, so that a point that is heard moves no line.
        <div className="mt-0.5 w-7 shrink-0 pointer-coarse:w-11">
          {leadsToNote ? (
            <Button
              kind="bare"
              size="small"
              iconLabel={`Note on “${point.text}”`}
              onClick={() => onNote(point.id)}
            >
              <MessageSquareQuote aria-hidden size={16} />
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
})
