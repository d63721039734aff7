import type { QuestionLevel } from '@/db/schema/questions'

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
