'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { SaveStatus } from '@/app/_ui/save-status'
import { Skeleton } from '@/app/_ui/skeleton'
import { usePreference } from '@/app/_ui/use-preference'
import type { ReadingPage } from '@/server/second-looks/reading'
import { scoreInWords } from '@/server/second-looks/rules'
import { Answer } from './answer'
import { Finish } from './finish'
import { QuestionSteps } from './question-steps'
import { ReadingAside } from './reading-aside'
import { nextReason, nextUnscored, progressOf } from './reading-order'
import { isScored, keyOf, type Score, unscored, type Where } from './score-saver'
import { finishPlace, usePages } from './use-pages'
import { useReadingKeys } from './use-reading-keys'
import { useScores } from './use-scores'

/** A reader's whole second look: one question at a time, all its answers under one another, every score saved at once. */
export function Reading({
  first,
  jobId,
  isAtFinish,
}: {
  first: ReadingPage
  jobId: string
  isAtFinish: boolean
}) {
  const router = useRouter()
  const { saver, state } = useScores(first)
  const onPage = useCallback((page: ReadingPage) => saver.merge(page), [saver])
  const { page, pages, place, go, error, again } = usePages(
    first,
    { jobId, place: isAtFinish ? finishPlace : first.question.questionId },
    onPage,
  )
  const [keysOn, setKeysOn] = usePreference('keys')
  const [current, setCurrent] = useState(() => firstAnswer(first))
  const [said, setSaid] = useState('')
  const headings = useRef(new Map<number, HTMLHeadingElement>())
  const heading = useRef<HTMLHeadingElement>(null)
  const done = useRef<{ where: Where; before: Score }[]>([])
  const wanted = useRef<number | 'heading' | null>(null)

  const questions = first.questions.map((one) => progressOf(one, pages.get(one.questionId), state.scores))
  const at = questions.findIndex((one) => one.questionId === place)
  const answers = page?.answers.filter((answer) => !answer.isEmpty) ?? []
  const scoreOf = (answer: number) => state.scores.get(keyOf({ questionId: place, answer })) ?? unscored

  // Once the page one went to is there, the focus goes where the reading goes on.
  useEffect(() => {
    if (wanted.current === null || (!page && place !== finishPlace)) return
    if (wanted.current === 'heading') {
      window.scrollTo({ top: 0 })
      heading.current?.focus({ preventScroll: true })
    } else focusHeading(headings.current.get(wanted.current))
    wanted.current = null
  })

  function focusAnswer(answer: number) {
    setCurrent(answer)
    focusHeading(headings.current.get(answer))
  }

  function goTo(to: string, end: 'first' | 'last' = 'first') {
    if (to === place) return
    const next = pages.get(to)?.answers.filter((one) => !one.isEmpty)
    const answer = (end === 'first' ? next?.[0] : next?.at(-1))?.number ?? 1
    setCurrent(answer)
    wanted.current = end === 'first' ? 'heading' : answer
    go(to)
  }

  function move(step: 1 | -1) {
    const index = answers.findIndex((one) => one.number === current)
    const next = answers[index + step]
    if (next) return focusAnswer(next.number)
    const beside = at < 0 ? questions.length + step : at + step
    const question = questions[beside]
    if (question) goTo(question.questionId, step > 0 ? 'first' : 'last')
    else if (beside === questions.length) goTo(finishPlace)
  }

  function record(answer: number, score: Score, isUndo = false) {
    const where = { questionId: place, answer }
    if (!isUndo) done.current.push({ where, before: scoreOf(answer) })
    saver.write(where, score)
    setSaid(`Answer ${answer}: ${scoreInWords(score)}`)
  }

  function undo() {
    const last = done.current.pop()
    if (!last) return setSaid('Nothing to take back')
    saver.write(last.where, last.before)
    setSaid(`Answer ${last.where.answer}: back to ${scoreInWords(last.before)}`)
    if (last.where.questionId === place) return focusAnswer(last.where.answer)
    setCurrent(last.where.answer)
    wanted.current = last.where.answer
    go(last.where.questionId)
  }

  useReadingKeys(
    {
      score: (value) => {
        if (!answers.some((one) => one.number === current)) return
        record(current, { value, notAssessed: null })
        const next = nextUnscored(answers, current, (answer) => isScored(scoreOf(answer)))
        if (next !== null) focusAnswer(next)
      },
      notAssessed: () => {
        if (!answers.some((one) => one.number === current)) return
        record(current, { value: null, notAssessed: nextReason(scoreOf(current).notAssessed) })
      },
      move,
      undo,
    },
    keysOn,
  )

  if (state.closed) {
    return (
      <Callout
        live
        tone="refusal"
        title="Nothing more is taken here"
        actions={<Button onClick={() => router.refresh()}>Look again</Button>}
      >
        {state.closed}
      </Callout>
    )
  }
  const previous = at < 0 ? questions.at(-1) : questions[at - 1]
  const following = questions[at + 1]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="sticky top-14 z-20 -mx-1 mb-4 flex items-center justify-between gap-4 border-b border-line bg-canvas px-1 py-1.5 lg:top-0 lg:col-span-2">
        <QuestionSteps questions={questions} place={place} onGo={(to) => goTo(to)} />
        <div className="shrink-0 max-sm:[&_p]:text-xs">
          <SaveStatus state={state} isReady />
        </div>
      </div>
      {state.notice ? (
        <Callout
          live
          tone="attention"
          className="mb-4 lg:col-span-2"
          actions={
            <Button size="small" onClick={saver.dismiss}>
              Understood
            </Button>
          }
        >
          {state.notice}
        </Callout>
      ) : null}
      {place === finishPlace ? (
        <Finish
          secondLookId={first.id}
          questions={questions}
          unsent={state.unsent}
          headingRef={heading}
          onGo={(to) => goTo(to)}
        />
      ) : (
        <>
          <div className="mb-4 lg:col-span-2">
            <p className="font-medium text-ink-2">
              Question {questions[at]?.number}
              <span className="font-normal text-ink-3 tabular-nums">
                {' '}
                · {at + 1} of {questions.length} to read
              </span>
            </p>
            <h2
              ref={heading}
              tabIndex={-1}
              className="max-w-[50ch] text-lg font-semibold text-pretty outline-none"
            >
              {page?.question.prompt ?? questions[at]?.prompt}
            </h2>
          </div>
          <div className="min-w-0 max-lg:order-last">
            {page ? (
              page.answers.map((answer) => (
                <Answer
                  key={`${place} ${answer.number}`}
                  answer={answer}
                  questionId={place}
                  score={scoreOf(answer.number)}
                  isCurrent={answer.number === current}
                  keysOn={keysOn}
                  levels={page.question.anchors.map((anchor) => anchor.level)}
                  headingRef={(node) => {
                    if (node) headings.current.set(answer.number, node)
                  }}
                  onCurrent={() => setCurrent(answer.number)}
                  onScore={(score) => record(answer.number, score)}
                />
              ))
            ) : error ? (
              <Callout
                live
                tone="attention"
                title="These answers could not be loaded"
                actions={
                  <Button size="small" onClick={again}>
                    Try again
                  </Button>
                }
              >
                {error.message}
              </Callout>
            ) : (
              <LoadingAnswers />
            )}
            <div className="flex justify-between gap-2 border-t border-line pt-4">
              {previous ? (
                <Button onClick={() => goTo(previous.questionId)}>Question {previous.number}</Button>
              ) : (
                <span />
              )}
              <Button kind="primary" onClick={() => goTo(following?.questionId ?? finishPlace)}>
                {following ? `Go on to question ${following.number}` : 'Go on to finish'}
              </Button>
            </div>
          </div>
          {page ? (
            <ReadingAside question={page.question} keysOn={keysOn} onKeys={setKeysOn} onUndo={undo} />
          ) : null}
        </>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}

function focusHeading(heading: HTMLHeadingElement | undefined): void {
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}

/** Where a reading goes on: at the first answer without a score, or at the first of all. */
function firstAnswer({ answers }: ReadingPage): number {
  const open = answers.filter((one) => !one.isEmpty)
  return (open.find((one) => !isScored(one)) ?? open[0])?.number ?? 1
}

function LoadingAnswers() {
  return (
    <div role="status">
      <span className="sr-only">Loading the answers</span>
      {[1, 2, 3].map((one) => (
        <div key={one} className="flex flex-col gap-3 border-t border-line py-4">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-11 w-80 max-w-full" />
        </div>
      ))}
    </div>
  )
}
