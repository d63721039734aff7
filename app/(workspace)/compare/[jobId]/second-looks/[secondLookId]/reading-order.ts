import type { SecondLookReason } from '@/db/schema/second-looks'
import type { ReadingPage } from '@/server/second-looks/reading'
import { reasonWords } from '@/server/second-looks/rules'
import { isScored, keyOf, type Score } from './score-saver'

type Question = ReadingPage['questions'][number]

/** How far a question is: by what was scored here since, where its answers are known, else as it was loaded. */
export function progressOf(
  question: Question,
  page: ReadingPage | undefined,
  scores: ReadonlyMap<string, Score>,
): Question {
  if (!page) return question
  const scored = page.answers.filter(
    ({ number, isEmpty }) =>
      !isEmpty && isScored(scores.get(keyOf({ questionId: question.questionId, answer: number }))),
  )
  return { ...question, scored: scored.length }
}

/** The next answer without a score after this one, around the end; null when there is no other. */
export function nextUnscored(
  answers: readonly { number: number }[],
  current: number,
  isDone: (answer: number) => boolean,
): number | null {
  const from = answers.findIndex((one) => one.number === current)
  for (let step = 1; step < answers.length; step += 1) {
    const next = answers[(from + step) % answers.length]
    if (next && !isDone(next.number)) return next.number
  }
  return null
}

const reasons = Object.keys(reasonWords) as SecondLookReason[]

/** The reason after this one, around the end; the first where there is none. */
export function nextReason(reason: SecondLookReason | null): SecondLookReason {
  const at = reason ? reasons.indexOf(reason) : -1
  return reasons[(at + 1) % reasons.length] ?? 'other'
}

/** Where a reading goes on: at the first answer without a score, or at the first of all. */
export function firstAnswer({ answers }: Pick<ReadingPage, 'answers'>): number {
  const open = answers.filter((one) => !one.isEmpty)
  return (open.find((one) => !isScored(one)) ?? open[0])?.number ?? 1
}
