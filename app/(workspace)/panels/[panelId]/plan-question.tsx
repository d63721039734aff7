'use client'

import clsx from 'clsx'
import { useId } from 'react'
import type { Assignment } from '@/server/plans/rules'

export type PlannedQuestion = {
  setItemId: string
  position: number
  prompt: string
  minutes: number
  competencies: readonly string[]
  competencyIds: readonly string[]
}

type PlanQuestionProps = {
  question: PlannedQuestion
  interviewers: readonly { memberId: string; name: string }[]
  lines: readonly Assignment[]
  /** One column for each interviewer where there is room; else below each other. */
  inColumns: boolean
  onChange: (lines: Assignment[]) => void
}

const choiceClass =
  'inline-flex min-h-6 items-center gap-1.5 text-ink-2 has-checked:text-ink pointer-coarse:min-h-11'

/** One question: one person asks it, any number score it. */
export function PlanQuestion({ question, interviewers, lines, inColumns, onChange }: PlanQuestionProps) {
  const id = useId()
  const lineOf = (memberId: string): Assignment =>
    lines.find((one) => one.memberId === memberId) ?? {
      setItemId: question.setItemId,
      memberId,
      asks: false,
      scores: false,
    }
  const change = (of: (line: Assignment) => Assignment) =>
    onChange(interviewers.map(({ memberId }) => of(lineOf(memberId))))

  return (
    <li
      aria-labelledby={id}
      className={clsx(
        'grid gap-y-2 border-b border-line py-2.5',
        inColumns && 'md:grid-cols-(--plan-columns) md:items-center',
      )}
    >
      <div className="flex min-w-0 gap-2.5 md:pe-6">
        <span className="w-5 shrink-0 text-end text-ink-3 tabular-nums">{question.position}</span>
        <div className="min-w-0">
          <p id={id} className="line-clamp-2 max-w-[75ch] break-words" title={question.prompt}>
            {question.prompt}
          </p>
          <p className="mt-0.5 text-xs text-ink-2">
            {question.minutes} min · {question.competencies.join(', ')}
          </p>
        </div>
      </div>
      <div
        className={clsx(
          inColumns ? 'md:contents' : 'sm:grid-cols-2 xl:grid-cols-3',
          'grid gap-x-6 max-md:ps-7.5',
          !inColumns && 'md:ps-7.5',
        )}
      >
        {interviewers.map(({ memberId, name }) => {
          const line = lineOf(memberId)
          return (
            <div
              key={memberId}
              className={clsx(
                'grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4',
                inColumns && 'md:flex md:flex-wrap md:gap-x-2.5 md:px-2',
              )}
            >
              <span aria-hidden className={clsx('truncate', inColumns && 'md:hidden')}>
                {name}
              </span>
              <label className={choiceClass}>
                <input
                  type="radio"
                  name={`asks-${question.setItemId}`}
                  aria-label={`${name} asks question ${question.position}`}
                  checked={line.asks}
                  className="size-4 shrink-0 pointer-coarse:size-5"
                  onChange={() => change((one) => ({ ...one, asks: one.memberId === memberId }))}
                />
                asks
              </label>
              <label className={choiceClass}>
                <input
                  type="checkbox"
                  aria-label={`${name} scores question ${question.position}`}
                  checked={line.scores}
                  className="size-4 shrink-0 pointer-coarse:size-5"
                  onChange={(event) =>
                    change((one) =>
                      one.memberId === memberId ? { ...one, scores: event.target.checked } : one,
                    )
                  }
                />
                scores
              </label>
            </div>
          )
        })}
      </div>
    </li>
  )
}
