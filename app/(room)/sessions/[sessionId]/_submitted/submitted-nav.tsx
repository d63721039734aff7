import { type Mark, markInWords } from '../_question/marks'
import { ScoreOrMissing } from '../_question/score-or-missing'

/** The questions by number with what was submitted, each a way to its place on the page. */
export function SubmittedNav({ marks }: { marks: readonly Mark[] }) {
  return (
    <nav
      aria-label="Questions"
      className="relative -mx-4 overflow-x-auto px-4 lg:sticky lg:top-20 lg:mx-0 lg:self-start lg:p-0"
    >
      <ol className="flex gap-1.5 lg:flex-col lg:gap-0.5">
        {marks.map((mark) => (
          <li key={mark.question.setItemId} className="shrink-0 lg:shrink">
            <a
              href={`#question-${mark.question.number}`}
              className="flex h-9 items-center gap-2 rounded-md px-1.5 text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11"
            >
              <span className="sr-only">
                Question {mark.question.number}, {markInWords(mark)}
              </span>
              <span aria-hidden className="w-5 text-end font-medium tabular-nums">
                {mark.question.number}
              </span>
              <span aria-hidden className="hidden min-w-0 flex-1 truncate lg:block">
                {mark.question.prompt}
              </span>
              <span aria-hidden className="flex">
                <ScoreOrMissing mark={mark} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
