import type { QuestionLevel } from '@/db/schema/questions'
import { likeWords, loosened, meetsAll, type Wish, wishesOf, wordsOf } from '@/server/words/rules'
import type { BankQuestion } from './draft'

export type BankFilter = { text: string; category: string; level: QuestionLevel | ''; competency: string }

export const noFilter: BankFilter = { text: '', category: '', level: '', competency: '' }

/** The words of each question, cut once, and all there are, for what is typed wrong. */
export function wordsOfBank(bank: readonly BankQuestion[]) {
  const ofQuestion = new Map(
    bank.map(({ id, prompt, hint, points }) => [id, [prompt, hint, ...points].flatMap(wordsOf)]),
  )
  return { ofQuestion, all: new Set([...ofQuestion.values()].flat()) }
}

/**
 * The questions that pass, in the bank's order, and what of their texts was found. Where none holds every word, words
 * that are like the typed ones do as well, as in the bank's search.
 */
export function filterBank(
  bank: readonly BankQuestion[],
  words: ReturnType<typeof wordsOfBank>,
  filter: BankFilter,
): { matches: readonly BankQuestion[]; wishes: readonly Wish[] } {
  const filed = bank.filter(
    (question) =>
      (filter.category === '' || question.category === filter.category) &&
      (filter.level === '' || question.level === filter.level) &&
      (filter.competency === '' || question.competencies.includes(filter.competency)),
  )
  if (filter.text.trim() === '') return { matches: filed, wishes: [] }
  const holding = (list: readonly BankQuestion[], wishes: readonly Wish[]) =>
    list.filter(({ id }) => wishes.length > 0 && meetsAll(wishes, words.ofQuestion.get(id) ?? []))
  const strict = wishesOf(filter.text)
  const wishes =
    holding(bank, strict).length > 0 ? strict : loosened(strict, (typed) => likeWords(typed, words.all))
  return { matches: holding(filed, wishes), wishes }
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
