import type * as z from 'zod'
import type { wishesInput } from '@/server/assembly/input'
import type { Relaxation } from '@/server/assembly/wishes'
import { questionsMax } from '@/server/sets/input'
import { levelOptions } from '../../../bank/question-words'
import type { BankQuestion } from '../draft'

/** What somebody asks of a set; the slot is the set's own. */
export type Asked = Omit<z.input<typeof wishesInput>, 'slotMinutes'>

/** No wish but those that the bank itself sets: every competency and level it has, with nothing asked of it. */
export function noWishes(bank: readonly BankQuestion[]): Asked {
  const names = new Set(bank.flatMap(({ competencies }) => competencies))
  return {
    competencies: [...names].toSorted((a, b) => a.localeCompare(b, 'en')).map((name) => ({ name, least: 0 })),
    levels: levelOptions.map(({ value: level }) => ({ level, least: 0, most: questionsMax })),
    must: [],
    never: [],
    questionsMost: questionsMax,
    metMost: null,
  }
}

/**
 * So many questions and no other number, with each level's share of the bank (the largest remainders round up). Where
 * the bank has fewer, all of it.
 */
export function withCount(asked: Asked, bank: readonly BankQuestion[], count: number): Asked {
  const wanted = Math.min(count, bank.length)
  const shares = asked.levels.map(({ level }) => {
    const exact = (wanted * bank.filter((one) => one.level === level).length) / Math.max(1, bank.length)
    return { level, least: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const open = wanted - shares.reduce((sum, { least }) => sum + least, 0)
  const raised = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, open)
      .map(({ level }) => level),
  )
  const leastOf = new Map(shares.map(({ level, least }) => [level, least + (raised.has(level) ? 1 : 0)]))
  return {
    ...asked,
    questionsMost: Math.max(1, wanted),
    levels: asked.levels.map(({ level }) => ({ level, least: leastOf.get(level) ?? 0, most: questionsMax })),
  }
}

export const withCompetency = (asked: Asked, name: string, least: number): Asked => ({
  ...asked,
  competencies: asked.competencies.map((one) => (one.name === name ? { name, least } : one)),
})

export const withLevel = (asked: Asked, level: string, change: { least?: number; most?: number }): Asked => ({
  ...asked,
  levels: asked.levels.map((one) => (one.level === level ? { ...one, ...change } : one)),
})

const added = (ids: readonly string[], id: string) => [...ids.filter((one) => one !== id), id]
const without = (ids: readonly string[], id: string) => ids.filter((one) => one !== id)

/** A question stays for good, or stays out, or neither. */
export function withFate(asked: Asked, questionId: string, fate: 'must' | 'never' | null): Asked {
  return {
    ...asked,
    must: fate === 'must' ? added(asked.must, questionId) : without(asked.must, questionId),
    never: fate === 'never' ? added(asked.never, questionId) : without(asked.never, questionId),
  }
}

/** The wishes after each of these gave way as far as it has to; the slot is told apart, since it is the set's. */
export function afterGiving(
  asked: Asked,
  slotMinutes: number,
  relaxations: readonly Relaxation[],
): { asked: Asked; slotMinutes: number } {
  let now = asked
  let minutes = slotMinutes
  for (const { wish, to } of relaxations) {
    if (wish.kind === 'slot') minutes = to
    if (wish.kind === 'questions') now = { ...now, questionsMost: to }
    if (wish.kind === 'met') now = { ...now, metMost: to }
    if (wish.kind === 'must' || wish.kind === 'never') now = withFate(now, wish.questionId, null)
    if (wish.kind === 'competency') now = withCompetency(now, wish.name, to)
    if (wish.kind === 'level least') now = withLevel(now, wish.level, { least: to })
    if (wish.kind === 'level most') now = withLevel(now, wish.level, { most: to })
  }
  return { asked: now, slotMinutes: minutes }
}
