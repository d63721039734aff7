'use client'

import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Badge } from '@/app/_ui/badge'
import { scoreStepClass } from '@/app/_ui/score-mark'
import { type DebriefScore, wordInWords } from './debrief-words'

type PositionsProps = {
  scores: readonly DebriefScore[]
  memberId: string
  /** A revision from then on came after the talk. */
  endedAt: Date | null
  /** What stands at the end of a line of this person's own. */
  own: (score: DebriefScore) => ReactNode
}

/** Who stands where on the scale: the submitted score, hollow where it was left, and the one that counts now. */
export function Positions({ scores, memberId, endedAt, own }: PositionsProps) {
  return (
    <ul aria-label="Scores" className="border-t border-line">
      {scores.map((score) => (
        <li
          key={score.scorecardId}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(8rem,14rem)_auto_minmax(0,1fr)]"
        >
          <span className="min-w-0 font-medium wrap-anywhere">
            {score.name}
            {score.memberId === memberId ? <span className="font-normal text-ink-2"> (you)</span> : null}
          </span>
          <span className="sr-only">{scoreInWords(score)}</span>
          <Track score={score} />
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 max-sm:col-span-2">
            <span aria-hidden={score.last.value !== null || undefined}>{besideTrack(score)}</span>
            {score.afterOpening ? <Badge tone="attention">after opening</Badge> : null}
            {isAfterEnd(score, endedAt) ? <Badge tone="attention">after the debrief</Badge> : null}
            {score.memberId === memberId ? own(score) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

function isAfterEnd({ revisions }: DebriefScore, endedAt: Date | null): boolean {
  return endedAt !== null && revisions.some((revision) => revision.at > endedAt)
}

function scoreInWords({ first, last, revisions, toScore }: DebriefScore): string {
  if (revisions.length > 0) return `${wordInWords(last)}, revised from ${wordInWords(first)}`
  if (last.value === null && !last.notAssessed)
    return toScore ? 'No score: missing' : 'Not planned to score this'
  return last.value === null ? wordInWords(last) : `Scored ${last.value} of 5`
}

function besideTrack({ first, last, revisions, toScore }: DebriefScore): string {
  if (revisions.length > 0) return `${wordInWords(first)} → ${wordInWords(last)}`
  if (last.value !== null) return ''
  if (last.notAssessed) return `Not assessed: ${last.notAssessed}`
  return toScore ? 'No score: missing' : 'Not planned to score this'
}

const steps = [1, 2, 3, 4, 5] as const

/** Five places in a row; the way between the two values is drawn where there was one. */
function Track({ score: { first, last } }: { score: DebriefScore }) {
  const from = first.value
  const to = last.value
  const isMoved = from !== null && to !== null && from !== to
  return (
    <span aria-hidden className="grid grid-cols-5">
      {steps.map((step) => (
        <span key={step} className="relative flex size-8 items-center justify-center">
          {step > 1 ? <Line at="before" isWay={isMoved && isBetween(step, from, to, 'before')} /> : null}
          {step < 5 ? <Line at="after" isWay={isMoved && isBetween(step, from, to, 'after')} /> : null}
          {step === to ? (
            <span
              className={clsx(
                'relative flex size-7 items-center justify-center rounded-sm font-semibold tabular-nums ring-1 ring-score-edge/40 ring-inset',
                scoreStepClass(step),
              )}
            >
              {step}
            </span>
          ) : step === from ? (
            <span className="relative flex size-7 items-center justify-center rounded-sm border border-dashed border-control bg-canvas text-ink-2 tabular-nums">
              {step}
            </span>
          ) : (
            <span className="relative size-1.5 rounded-full bg-control/60" />
          )}
        </span>
      ))}
    </span>
  )
}

function Line({ at, isWay }: { at: 'before' | 'after'; isWay: boolean }) {
  return (
    <span
      className={clsx(
        'absolute top-1/2 w-1/2 -translate-y-1/2',
        at === 'before' ? 'start-0' : 'end-0',
        isWay ? 'h-0.5 bg-attention' : 'h-px bg-line',
      )}
    />
  )
}

function isBetween(step: number, from: number, to: number, side: 'before' | 'after'): boolean {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  return side === 'before' ? step > low && step <= high : step >= low && step < high
}
