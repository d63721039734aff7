import clsx from 'clsx'
import { type Ref, useId } from 'react'
import { Button } from '@/app/_ui/button'
import { ScoreChoice } from '@/app/_ui/score-choice'
import { Select } from '@/app/_ui/select'
import type { SecondLookReason } from '@/db/schema/second-looks'
import type { ReadingPage } from '@/server/second-looks/reading'
import { reasonWords } from '@/server/second-looks/rules'
import { isScored, type Score } from './score-saver'

type AnswerProps = {
  answer: ReadingPage['answers'][number]
  questionId: string
  score: Score
  isCurrent: boolean
  keysOn: boolean
  levels: readonly number[]
  headingRef: Ref<HTMLHeadingElement>
  onCurrent: () => void
  onScore: (score: Score) => void
}

const reasons = Object.entries(reasonWords).map(([value, label]) => ({ value, label }))

/** One candidate's answer without the candidate: what was heard and written down, and the reader's score for it. */
export function Answer(props: AnswerProps) {
  const { answer, questionId, score, isCurrent, keysOn, levels, headingRef, onCurrent, onScore } = props
  const id = useId()
  if (answer.isEmpty) {
    return (
      <article aria-labelledby={id} className="border-t border-line py-4 ps-4">
        <h3 id={id} className="font-semibold text-ink-2">
          Answer {answer.number}
        </h3>
        <p className="text-ink-2">Nothing was written down or heard, so there is nothing to score.</p>
      </article>
    )
  }
  return (
    <article
      aria-labelledby={id}
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={onCurrent}
      onPointerDown={onCurrent}
      className={clsx(
        'border-t border-line py-4 ps-4 shadow-[inset_2px_0_0_var(--edge)]',
        isCurrent ? '[--edge:var(--color-accent)]' : '[--edge:transparent]',
      )}
    >
      <h3
        id={id}
        ref={headingRef}
        tabIndex={-1}
        className="mb-2 scroll-mt-32 text-base font-semibold outline-none lg:scroll-mt-18"
      >
        Answer {answer.number}
      </h3>
      <Written answer={answer} />
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ScoreChoice
          name={`score-${questionId}-${answer.number}`}
          legend={`Score of answer ${answer.number}`}
          legendHidden
          value={score.value}
          isNotAssessed={score.notAssessed !== null}
          describedBy={(value) => (levels.includes(value) ? `anchor-${value}` : undefined)}
          keysOn={keysOn && isCurrent}
          onScore={(value) => onScore({ value, notAssessed: null })}
          onNotAssessed={() => onScore({ value: null, notAssessed: 'too little written' })}
        />
        {score.notAssessed ? (
          <label htmlFor={`${id}-reason`} className="flex items-center gap-2">
            <span className="text-ink-2">Reason</span>
            <Select
              id={`${id}-reason`}
              value={score.notAssessed}
              options={reasons}
              onChange={(event) =>
                onScore({ value: null, notAssessed: event.target.value as SecondLookReason })
              }
            />
          </label>
        ) : null}
        {isScored(score) ? (
          <Button kind="bare" size="small" onClick={() => onScore({ value: null, notAssessed: null })}>
            Clear score
          </Button>
        ) : null}
      </div>
    </article>
  )
}

function Written({ answer: { points, notes } }: Pick<AnswerProps, 'answer'>) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 2xl:grid-cols-2">
      {notes.length > 0 ? (
        <div className="flex flex-col gap-2">
          <h4 className="font-semibold text-ink-2">Notes</h4>
          {notes.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a note has neither id nor author here, on purpose.
            <p key={at} className="max-w-[70ch] border-s border-line ps-3 break-words whitespace-pre-line">
              {text}
            </p>
          ))}
        </div>
      ) : (
        <p className="text-ink-2">No note on this question.</p>
      )}
      {points.length > 0 ? (
        <div>
          <h4 className="mb-1 font-semibold text-ink-2">Points heard</h4>
          <ul className="flex max-w-[70ch] flex-col gap-1">
            {points.map(({ text, heardBy }) => (
              <li key={text} className={clsx('flex items-baseline gap-2', heardBy === 0 && 'text-ink-3')}>
                <span
                  aria-hidden
                  className={clsx(
                    'size-2 shrink-0 rounded-full',
                    heardBy > 0 ? 'bg-ink-2' : 'ring-1 ring-control ring-inset',
                  )}
                />
                <span>
                  {text}
                  <span className={heardBy > 0 ? 'text-ink-2' : 'sr-only'}>
                    {heardBy > 0 ? `, heard by ${heardBy}` : ', not heard'}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
