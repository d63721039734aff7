import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import { reasonWords } from '../_saving/writes'
import type { Mark } from './marks'

/** A score in its colour and number, a dash where it was not assessed, hollow where it is missing. */
export function ScoreOrMissing({ mark }: { mark: Pick<Mark, 'value' | 'notAssessed' | 'question'> }) {
  if (mark.value !== null) return <ScoreMark score={mark.value} />
  if (mark.notAssessed)
    return (
      <span
        title={`Not assessed: ${reasonWords[mark.notAssessed].toLowerCase()}`}
        className="inline-flex size-6 items-center justify-center rounded-sm border border-control font-semibold text-ink-2"
      >
        –
      </span>
    )
  return mark.question.scores ? (
    <MissingMark reason="No score" />
  ) : (
    <span className="inline-flex size-6 items-center justify-center text-ink-3">·</span>
  )
}
