import type { QuestionLevel } from '@/db/schema/questions'
import { questionsMax } from './input'

type Counted = { minutes: number; level: QuestionLevel; competencies: readonly string[] }

/** What a list of questions adds up to: minutes, each competency's number of questions, each level's. */
export function sumUp(items: readonly Counted[]): {
  minutes: number
  competencies: { name: string; questions: number }[]
  levels: { level: QuestionLevel; questions: number }[]
} {
  const byCompetency = new Map<string, number>()
  const byLevel = new Map<QuestionLevel, number>([
    ['beginner', 0],
    ['intermediate', 0],
    ['advanced', 0],
  ])
  for (const item of items) {
    byLevel.set(item.level, (byLevel.get(item.level) ?? 0) + 1)
    for (const name of item.competencies) byCompetency.set(name, (byCompetency.get(name) ?? 0) + 1)
  }
  return {
    minutes: items.reduce((sum, item) => sum + item.minutes, 0),
    competencies: [...byCompetency]
      .map(([name, questions]) => ({ name, questions }))
      .toSorted((a, b) => b.questions - a.questions || a.name.localeCompare(b.name, 'en')),
    levels: [...byLevel].map(([level, questions]) => ({ level, questions })),
  }
}

/** Why a set cannot stay as it is with so many questions that are archived or never published; null for none. */
export function whyUnusable(unusable: number): string | null {
  if (unusable === 0) return null
  return unusable === 1
    ? 'A question of this set cannot be used: archived or never published. Remove it, or publish it first.'
    : `${unusable} questions of this set cannot be used: archived or never published. Remove them, or publish them first.`
}

/** Why a set version cannot be published, in words; null when it can. Too many minutes is no reason: it is shown. */
export function whyNotPublish(version: {
  publishedAt: Date | null
  questions: number
  unusable: number
}): string | null {
  if (version.publishedAt) return 'This version is published already.'
  return version.questions === 0 ? 'Add at least one question first.' : whyUnusable(version.unusable)
}

/** Why a set cannot be discarded, by its first version, in words; null when it can. */
export function whyNotDiscard(first: { publishedAt: Date | null }): string | null {
  return first.publishedAt ? 'This set was published, so it stays: panels and scores refer to it.' : null
}

/** Why a set takes no further question, in words; null when it does. */
export function whyNotAdd(set: { questions: number }): string | null {
  return set.questions < questionsMax ? null : `A set holds at most ${questionsMax} questions.`
}

export type SetDraft = {
  slotMinutes: number
  items: readonly { questionId: string; weight: number }[]
}

/** Whether two drafts say the same. */
export function isSameDraft(one: SetDraft, other: SetDraft): boolean {
  return (
    one.slotMinutes === other.slotMinutes &&
    one.items.length === other.items.length &&
    one.items.every(({ questionId, weight }, at) => {
      const twin = other.items[at]
      return twin?.questionId === questionId && twin.weight === weight
    })
  )
}

/**
 * Two people's changes to the same draft put together: what either added or took out is added or taken out.
 * Where both changed the same thing, mine stands; the order is mine if I changed it, else theirs.
 */
export function mergeDrafts(base: SetDraft, mine: SetDraft, theirs: SetDraft): SetDraft {
  const [was, here, there] = [weightsOf(base), weightsOf(mine), weightsOf(theirs)]
  const stays = ({ questionId }: { questionId: string }) =>
    !was.has(questionId) || (here.has(questionId) && there.has(questionId))
  const moved = (draft: SetDraft, kept: ReadonlyMap<string, number>) => {
    const before = base.items.filter(({ questionId }) => kept.has(questionId))
    const after = draft.items.filter(({ questionId }) => was.has(questionId))
    return before.some(({ questionId }, at) => after[at]?.questionId !== questionId)
  }
  const [leading, following] = moved(mine, here) ? [mine, theirs] : [theirs, mine]
  const order = leading.items.filter(stays).map(({ questionId }) => questionId)
  for (const [at, item] of following.items.entries()) {
    if (!stays(item) || order.includes(item.questionId)) continue
    const isPlaced = ({ questionId }: { questionId: string }) => order.includes(questionId)
    const before = following.items.slice(0, at).findLast(isPlaced)
    // What was added at the end stays there; anything else goes behind its neighbour.
    if (!following.items.slice(at).some(isPlaced)) order.push(item.questionId)
    else order.splice(before ? order.indexOf(before.questionId) + 1 : 0, 0, item.questionId)
  }
  const weightOf = (id: string) => {
    const own = here.get(id)
    return own === undefined || own === was.get(id) ? (there.get(id) ?? own ?? 1) : own
  }
  return {
    slotMinutes: mine.slotMinutes === base.slotMinutes ? theirs.slotMinutes : mine.slotMinutes,
    items: order.map((questionId) => ({ questionId, weight: weightOf(questionId) })),
  }
}

function weightsOf(draft: SetDraft): ReadonlyMap<string, number> {
  return new Map(draft.items.map(({ questionId, weight }) => [questionId, weight]))
}
