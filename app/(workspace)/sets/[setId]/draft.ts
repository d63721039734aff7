import type { QuestionLevel } from '@/db/schema/questions'
import type { SetDraft } from '@/server/sets/rules'
import type { findSet } from '@/server/sets/sets'

export type FoundSet = Awaited<ReturnType<typeof findSet>>

/** A question as the bank would give it to a set now. */
export type BankQuestion = {
  id: string
  prompt: string
  hint: string
  points: readonly string[]
  category: string
  level: QuestionLevel
  minutes: number
  competencies: readonly string[]
  /** In the order of their names. */
  competencyIds: readonly string[]
}

/** A question of the draft in its place. */
export type DraftRow = {
  /** The question's. */
  id: string
  name: string
  weight: number
  level: QuestionLevel
  minutes: number
  competencies: readonly string[]
  /** False once it is archived: a set with it can neither be saved nor published. */
  usable: boolean
}

/** What is known of a question, in the bank now or in the wording that a set had. */
export type KnownQuestion = Pick<BankQuestion, 'prompt' | 'level' | 'minutes' | 'competencies'>

export function draftOf(set: Pick<FoundSet, 'slotMinutes' | 'items'>): SetDraft {
  return {
    slotMinutes: set.slotMinutes,
    items: set.items.map(({ questionId, weight }) => ({ questionId, weight })),
  }
}

export function rowsOf(
  draft: SetDraft,
  known: ReadonlyMap<string, KnownQuestion>,
  bank: readonly BankQuestion[],
): DraftRow[] {
  const usable = new Set(bank.map(({ id }) => id))
  return draft.items.flatMap(({ questionId, weight }) => {
    const question = known.get(questionId)
    if (!question) return []
    const { prompt, level, minutes, competencies } = question
    return {
      id: questionId,
      name: prompt,
      weight,
      level,
      minutes,
      competencies,
      usable: usable.has(questionId),
    }
  })
}

/** The newest wording of every question met so far, so that one archived meanwhile keeps its row. */
export function knowMore(
  known: ReadonlyMap<string, KnownQuestion>,
  items: FoundSet['items'],
  bank: readonly BankQuestion[],
): ReadonlyMap<string, KnownQuestion> {
  return new Map<string, KnownQuestion>([
    ...items.map((item) => [item.questionId, item] as const),
    ...known,
    ...bank.map((question) => [question.id, question] as const),
  ])
}

/** The draft with a question put in at an index (0-based), at the end without one. */
export function withQuestion(
  draft: SetDraft,
  item: SetDraft['items'][number],
  at = draft.items.length,
): SetDraft {
  if (draft.items.some(({ questionId }) => questionId === item.questionId)) return draft
  return { ...draft, items: draft.items.toSpliced(at, 0, item) }
}

/** The draft with these questions and no others; what was in it keeps its weight and stands first. */
export function withQuestions(draft: SetDraft, questionIds: readonly string[]): SetDraft {
  const kept = draft.items.filter(({ questionId }) => questionIds.includes(questionId))
  const known = new Set(kept.map(({ questionId }) => questionId))
  const fresh = questionIds.filter((id) => !known.has(id)).map((questionId) => ({ questionId, weight: 1 }))
  return { ...draft, items: [...kept, ...fresh] }
}

/** The draft with another question in the place of one, at the same weight. */
export function withSwapped(draft: SetDraft, questionId: string, byId: string): SetDraft {
  if (draft.items.some((item) => item.questionId === byId)) return draft
  return {
    ...draft,
    items: draft.items.map((item) => (item.questionId === questionId ? { ...item, questionId: byId } : item)),
  }
}

export function withoutQuestion(draft: SetDraft, questionId: string): SetDraft {
  return { ...draft, items: draft.items.filter((item) => item.questionId !== questionId) }
}

export function withOrder(draft: SetDraft, questionIds: readonly string[]): SetDraft {
  const place = new Map(questionIds.map((id, at) => [id, at]))
  const placeOf = ({ questionId }: { questionId: string }) => place.get(questionId) ?? questionIds.length
  return { ...draft, items: draft.items.toSorted((one, other) => placeOf(one) - placeOf(other)) }
}

export function withWeight(draft: SetDraft, questionId: string, weight: number): SetDraft {
  return {
    ...draft,
    items: draft.items.map((item) => (item.questionId === questionId ? { questionId, weight } : item)),
  }
}

/** What somebody else did to a draft, in words. */
export function changesInWords(before: SetDraft, after: SetDraft): string {
  const [was, now] = [before, after].map(
    (draft) => new Map(draft.items.map((one) => [one.questionId, one])),
  ) as [Map<string, SetDraft['items'][number]>, Map<string, SetDraft['items'][number]>]
  const added = after.items.filter(({ questionId }) => !was.has(questionId)).length
  const removed = before.items.filter(({ questionId }) => !now.has(questionId)).length
  const reweighted = after.items.filter(({ questionId, weight }) => {
    const old = was.get(questionId)
    return old && old.weight !== weight
  }).length
  const orderOf = (draft: SetDraft) =>
    draft.items
      .filter(({ questionId }) => was.has(questionId) && now.has(questionId))
      .map((one) => one.questionId)
  const parts = [
    added > 0 ? `${added} added` : null,
    removed > 0 ? `${removed} removed` : null,
    reweighted > 0 ? `${reweighted} weighted anew` : null,
    orderOf(before).join() === orderOf(after).join() ? null : 'another order',
    before.slotMinutes === after.slotMinutes ? null : `a slot of ${after.slotMinutes} minutes`,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : 'nothing in its questions'
}
