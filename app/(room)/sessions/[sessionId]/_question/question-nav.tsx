'use client'

import clsx from 'clsx'
import { memo, useLayoutEffect, useRef } from 'react'
import type { Board } from '@/server/boards/board'
import { standingOnBoard } from '@/server/boards/rules'
import { BoardMark } from '../_board/board-mark'
import { boardInWords } from '../_board/board-words'
import { type Mark, markInWords } from './marks'
import { ScoreOrMissing } from './score-or-missing'

/** The session's questions by number with what is recorded for each; on a wide screen with their first words. */
export const QuestionNav = memo(function QuestionNav({
  marks,
  withoutEvidence,
  at,
  board,
  onGo,
}: {
  marks: readonly Mark[]
  /** The scored questions that lack the evidence the panel demands. */
  withoutEvidence: readonly string[]
  at: number
  /** What is asked and skipped; null until it is known, undefined where nobody else is in the session. */
  board: Board | null | undefined
  onGo: (at: number) => void
}) {
  const nav = useRef<HTMLElement>(null)
  // Where the places do not fit, the current one is brought into view; the page itself stays.
  useLayoutEffect(() => {
    const place = nav.current?.querySelectorAll('button')[at]
    if (!nav.current || !place) return
    nav.current.scrollTo({
      left: place.offsetLeft - (nav.current.clientWidth - place.offsetWidth) / 2,
      top: place.offsetTop - (nav.current.clientHeight - place.offsetHeight) / 2,
    })
  }, [at])
  return (
    <nav
      ref={nav}
      aria-label="Questions"
      className={clsx(
        'relative -mx-4 overflow-x-auto px-4 py-2 sm:-mx-6 sm:px-6 xl:sticky xl:mx-0 xl:overflow-y-auto xl:p-1',
        board === undefined
          ? 'xl:top-18 xl:max-h-[calc(100dvh-9.5rem)]'
          : 'xl:top-28 xl:max-h-[calc(100dvh-12rem)]',
      )}
    >
      <ol className="flex gap-1.5 xl:flex-col xl:gap-0.5">
        {marks.map((mark, index) => (
          <QuestionItem
            key={mark.question.setItemId}
            index={index}
            question={mark.question}
            value={mark.value}
            notAssessed={mark.notAssessed}
            hasEvidence={mark.hasEvidence}
            lacksEvidence={withoutEvidence.includes(mark.question.setItemId)}
            standing={board ? standingOnBoard(board, mark.question.setItemId) : 'to come'}
            hasBoard={board !== undefined}
            asker={board?.asking?.name ?? ''}
            isCurrent={index === at}
            onGo={onGo}
          />
        ))}
        <li className="shrink-0 xl:mt-2 xl:shrink xl:border-t xl:border-line xl:pt-2">
          <Place isCurrent={at === marks.length} onGo={() => onGo(marks.length)}>
            <span className="px-1 xl:ps-7">Review</span>
          </Place>
        </li>
      </ol>
    </nav>
  )
})

/** One of them; only what is about it renders it again. */
const QuestionItem = memo(function QuestionItem({
  index,
  lacksEvidence,
  standing,
  hasBoard,
  asker,
  isCurrent,
  onGo,
  ...mark
}: Mark & {
  index: number
  lacksEvidence: boolean
  standing: ReturnType<typeof standingOnBoard>
  hasBoard: boolean
  asker: string
  isCurrent: boolean
  onGo: (at: number) => void
}) {
  const { question } = mark
  return (
    <li className="shrink-0 xl:shrink">
      <Place isCurrent={isCurrent} onGo={() => onGo(index)}>
        <span className="sr-only">
          Question {question.number}, {markInWords(mark)}
          {lacksEvidence ? ', no evidence yet' : ''}
          {boardInWords(standing, asker)}
        </span>
        <span aria-hidden className="w-5 text-end tabular-nums">
          {question.number}
        </span>
        {hasBoard ? <BoardMark standing={standing} /> : null}
        <span aria-hidden className="hidden min-w-0 flex-1 truncate text-start font-normal xl:block">
          {question.prompt}
        </span>
        <span aria-hidden className="relative flex">
          <ScoreOrMissing mark={mark} />
          {lacksEvidence ? (
            <span
              title="No note and no point heard yet"
              className="absolute -end-1 -top-1 size-2.5 rounded-full bg-attention ring-2 ring-canvas"
            />
          ) : null}
        </span>
      </Place>
    </li>
  )
})

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
