import type { QuestionLevel } from '@/db/schema/questions'
import { holdsEveryWord } from '@/server/bank/rules'
import type { BankQuestion } from './draft'

export type BankFilter = { text: string; category: string; level: QuestionLevel | ''; competency: string }

export const noFilter: BankFilter = { text: '', category: '', level: '', competency: '' }

/** The questions that pass, in the bank's order. */
export function filterBank(bank: readonly BankQuestion[], filter: BankFilter): readonly BankQuestion[] {
  return bank.filter(
    (question) =>
      (filter.category === '' || question.category === filter.category) &&
      (filter.level === '' || question.level === filter.level) &&
      (filter.competency === '' || question.competencies.includes(filter.competency)) &&
      (filter.text.trim() === '' || holdsEveryWord(question, filter.text)),
  )
}

/** The next question that can still be added, from the active one up or down; the active one at the end. */
export function stepToAddable(
  matches: readonly BankQuestion[],
  taken: ReadonlySet<string>,
  activeId: string | undefined,
  by: -1 | 1,
): string | undefined {
  const from = matches.findIndex(({ id }) => id === activeId)
  const way = by === 1 ? matches.slice(from + 1) : matches.slice(0, Math.max(from, 0)).toReversed()
  return way.find(({ id }) => !taken.has(id))?.id ?? activeId
}
