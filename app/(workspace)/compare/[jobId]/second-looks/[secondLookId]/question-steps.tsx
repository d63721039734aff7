'use client'

import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import { useEffect, useRef } from 'react'
import type { QuestionToRead } from '@/server/second-looks/rules'
import { finishPlace } from './finish-place'

type Step = QuestionToRead & { questionId: string }

/** The questions by number with how far the reader is in each, and the way to being through. */
export function QuestionSteps({
  questions,
  place,
  onGo,
}: {
  questions: readonly Step[]
  place: string
  onGo: (place: string) => void
}) {
  const nav = useRef<HTMLElement>(null)
  // Where they do not fit, the current one is brought into view; the page itself stays.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)
    if (!nav.current || !current) return
    nav.current.scrollTo({ left: current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2 })
  }, [place])
  return (
    <nav ref={nav} aria-label="Questions" className="relative -mx-1 min-w-0 overflow-x-auto p-1">
      <ol className="flex gap-1.5">
        {questions.map((one) => {
          const isDone = one.scored >= one.toScore
          return (
            <li key={one.questionId} className="shrink-0">
              <StepButton place={one.questionId} isCurrent={one.questionId === place} onGo={onGo}>
                <span className="sr-only">
                  Question {one.number}, {isDone ? 'all scored' : `${one.scored} of ${one.toScore} scored`}
                </span>
                <span aria-hidden className="tabular-nums">
                  {one.number}
                </span>
                {isDone ? (
                  <Check aria-hidden size={14} className="text-accent-text" />
                ) : (
                  <span aria-hidden className="text-xs font-normal text-ink-3 tabular-nums">
                    {one.scored}/{one.toScore}
                  </span>
                )}
              </StepButton>
            </li>
          )
        })}
        <li className="shrink-0">
          <StepButton place={finishPlace} isCurrent={place === finishPlace} onGo={onGo}>
            Finish
          </StepButton>
        </li>
      </ol>
    </nav>
  )
}

function StepButton({
  place,
  isCurrent,
  onGo,
  children,
}: {
  place: string
  isCurrent: boolean
  onGo: (place: string) => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      data-place={place}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => onGo(place)}
      className={clsx(
        'flex h-9 items-center gap-1.5 rounded-md px-2.5 font-medium pointer-coarse:h-11',
        isCurrent
          ? 'bg-accent-wash text-ink ring-1 ring-accent ring-inset'
          : 'text-ink-2 ring-1 ring-line ring-inset hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}
