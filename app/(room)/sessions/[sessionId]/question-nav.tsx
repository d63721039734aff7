import clsx from 'clsx'
import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import type { NotAssessedReason } from '@/db/schema/scores'
import { type Mark, markInWords } from './marks'
import { reasonWords } from './writes'

/** The session's questions by number with what is recorded for each; on a wide screen with their first words. */
export function QuestionNav({
  marks,
  at,
  onGo,
}: {
  marks: readonly Mark[]
  at: number
  onGo: (at: number) => void
}) {
  return (
    <nav
      aria-label="Questions"
      className="-mx-4 overflow-x-auto px-4 py-2 lg:sticky lg:top-18 lg:mx-0 lg:max-h-[calc(100dvh-9.5rem)] lg:overflow-y-auto lg:p-1"
    >
      <ol className="flex gap-1.5 lg:flex-col lg:gap-0.5">
        {marks.map((mark, index) => (
          <li key={mark.question.setItemId} className="shrink-0 lg:shrink">
            <Place isCurrent={index === at} onGo={() => onGo(index)}>
              <span className="sr-only">
                Question {mark.question.number}, {markInWords(mark)}
              </span>
              <span aria-hidden className="w-5 text-end tabular-nums">
                {mark.question.number}
              </span>
              <span aria-hidden className="hidden min-w-0 flex-1 truncate text-start font-normal lg:block">
                {mark.question.prompt}
              </span>
              <span aria-hidden className="flex">
                <ScoreOrMissing mark={mark} />
              </span>
            </Place>
          </li>
        ))}
        <li className="shrink-0 lg:mt-2 lg:shrink lg:border-t lg:border-line lg:pt-2">
          <Place isCurrent={at === marks.length} onGo={() => onGo(marks.length)}>
            <span className="px-1 lg:ps-7">Review</span>
          </Place>
        </li>
      </ol>
    </nav>
  )
}

function Place({
  isCurrent,
  onGo,
  children,
}: {
  isCurrent: boolean
  onGo: () => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'step' : undefined}
      onClick={onGo}
      className={clsx(
        'flex h-9 w-full items-center gap-2 rounded-md px-1.5 font-medium pointer-coarse:h-11',
        isCurrent
          ? 'bg-accent-wash text-ink ring-1 ring-accent ring-inset'
          : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

/** A score in its colour and number, a dash where it was not assessed, hollow where it is missing. */
export function ScoreOrMissing({ mark }: { mark: Pick<Mark, 'value' | 'notAssessed' | 'question'> }) {
  if (mark.value !== null) return <ScoreMark score={mark.value} />
  if (mark.notAssessed)
    return (
      <span
        title={`Not assessed: ${reasonWords[mark.notAssessed as NotAssessedReason].toLowerCase()}`}
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
