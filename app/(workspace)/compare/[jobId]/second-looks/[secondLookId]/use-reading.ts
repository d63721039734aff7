'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { usePreference } from '@/app/_ui/use-preference'
import type { ReadingPage } from '@/server/second-looks/reading'
import { scoreInWords } from '@/server/second-looks/rules'
import { finishPlace } from './finish-place'
import { firstAnswer, nextReason, nextUnscored, progressOf } from './reading-order'
import { isScored, keyOf, type Score, unscored, type Where } from './score-saver'
import { usePages } from './use-pages'
import { useReadingKeys } from './use-reading-keys'
import { useScores } from './use-scores'

/** Where a reader is, what they have scored, and what the keys and buttons of the page do. */
export function useReading(first: ReadingPage, start: { jobId: string; place: string }) {
  const { saver, state, isReady } = useScores(first)
  const onPage = useCallback((page: ReadingPage) => saver.merge(page), [saver])
  const { page, pages, place, go, error, again } = usePages(first, start, onPage)
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
  const isHere = answers.some((one) => one.number === current)
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

  // Of a question that had to be fetched first, nobody knew which answers there are.
  const firstHere = answers[0]?.number
  useEffect(() => {
    if (!isHere && firstHere !== undefined) setCurrent(firstHere)
  }, [isHere, firstHere])

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

  function record(answer: number, score: Score) {
    done.current.push({ where: { questionId: place, answer }, before: scoreOf(answer) })
    saver.write({ questionId: place, answer }, score)
    setSaid(`Answer ${answer}: ${scoreInWords(score)}`)
  }

  function undo() {
    const last = done.current.pop()
    if (!last) return setSaid('Nothing to take back')
    const { where, before } = last
    saver.write(where, before)
    setSaid(`Answer ${where.answer}: back to ${scoreInWords(before)}`)
    if (where.questionId === place) return focusAnswer(where.answer)
    setCurrent(where.answer)
    wanted.current = where.answer
    go(where.questionId)
  }

  useReadingKeys(
    {
      score: (value) => {
        if (!isHere) return
        record(current, { value, notAssessed: null })
        const next = nextUnscored(answers, current, (answer) => isScored(scoreOf(answer)))
        if (next !== null) focusAnswer(next)
      },
      notAssessed: () => {
        if (isHere) record(current, { value: null, notAssessed: nextReason(scoreOf(current).notAssessed) })
      },
      move,
      undo,
    },
    keysOn,
    page !== null || place === finishPlace,
  )

  return {
    saver,
    state,
    isReady,
    page,
    place,
    error,
    again,
    questions,
    at,
    heading,
    current,
    setCurrent,
    keysOn,
    setKeysOn,
    said,
    scoreOf,
    goTo,
    record,
    undo,
    keepHeading: (answer: number) => (node: HTMLHeadingElement | null) => {
      if (node) headings.current.set(answer, node)
    },
  }
}

function focusHeading(heading: HTMLHeadingElement | undefined): void {
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}
