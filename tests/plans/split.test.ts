import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSolver, type Solver } from '@/server/optimum/solve'
import type { Panel, Share } from '@/server/plans/program'
import { linkedGroups } from '@/server/plans/rules'
import { split } from '@/server/plans/split'

const runs = { numRuns: Number(process.env.EVENHAND_RUNS ?? 500) }

let solver: Solver
beforeAll(async () => {
  solver = await openSolver({ timeMsMax: 3_600_000 })
})
afterAll(() => solver.close())

const panels = fc
  .record({
    minutes: fc.array(fc.integer({ min: 3, max: 15 }), { minLength: 1, maxLength: 5 }),
    members: fc.integer({ min: 1, max: 3 }),
    fewer: fc.boolean(),
    present: fc.uniqueArray(fc.record({ item: fc.nat(4), member: fc.nat(2), asks: fc.boolean() }), {
      selector: ({ item, member }) => `${item} ${member}`,
      maxLength: 8,
    }),
  })
  .map(({ minutes, members, fewer, present }): Panel => {
    const memberIds = ['ada', 'mei', 'eva'].slice(0, members)
    return {
      items: minutes.map((each, at) => ({ setItemId: `q${at}`, minutes: each })),
      memberIds,
      scorersEach: fewer ? Math.min(2, members) : members,
      present: present
        .filter(({ item, member }) => item < minutes.length && member < members)
        .map(({ item, member, asks }) => ({
          setItemId: `q${item}`,
          memberId: memberIds[member]!,
          asks,
          scores: !asks,
        })),
    }
  })

const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

/** What a plan is worth, in the order in which it counts: the higher the better. */
function worthOf({ items, memberIds, present }: Panel, shares: readonly Share[]): number[] {
  const minutes = memberIds.map((one) =>
    shares.reduce((sum, { asker }, at) => sum + (asker === one ? items[at]!.minutes : 0), 0),
  )
  const counts = memberIds.map((one) => shares.filter(({ scorers }) => scorers.includes(one)).length)
  const kept = present.filter(({ setItemId, memberId, asks }) => {
    const own = shares.find((share) => share.setItemId === setItemId)!
    return asks ? own.asker === memberId : own.scorers.includes(memberId)
  })
  return [-spreadOf(minutes), -spreadOf(counts), kept.length]
}

const isLinked = ({ memberIds }: Panel, shares: readonly Share[]) =>
  linkedGroups([...shares, ...memberIds.map((one) => ({ scorers: [one] }))]).length === 1

/** Every plan there is. */
function* plansOf({ items, memberIds, scorersEach }: Panel): Generator<Share[]> {
  const subsets = Array.from({ length: 2 ** memberIds.length }, (_, bits) =>
    memberIds.filter((__, at) => (bits >> at) & 1),
  ).filter((one) => one.length === scorersEach)
  const choices = subsets.flatMap((scorers) => scorers.map((asker) => ({ scorers, asker })))
  for (let code = 0; code < choices.length ** items.length; code++)
    yield items.map(({ setItemId }, at) => ({
      setItemId,
      ...choices[Math.floor(code / choices.length ** at) % choices.length]!,
    }))
}

const isBetter = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! > b[at]!
}

test('is a plan, linked where one can be, and no plan is better', async () => {
  await fc.assert(
    fc.asyncProperty(panels, async (panel) => {
      const found = await split(panel, solver.solve)
      expect(found?.isProven).toBe(true)
      const { shares } = found!
      expect(shares.map(({ setItemId }) => setItemId)).toEqual(panel.items.map(({ setItemId }) => setItemId))
      for (const { asker, scorers } of shares) {
        expect(scorers).toHaveLength(panel.scorersEach)
        expect(scorers).toContain(asker)
      }
      let best: number[] | null = null
      let canLink = false
      for (const plan of plansOf(panel)) {
        const linked = isLinked(panel, plan)
        if (linked && !canLink) [canLink, best] = [true, null]
        const worth = worthOf(panel, plan)
        if (linked === canLink && (!best || isBetter(worth, best))) best = worth
      }
      expect(isLinked(panel, shares)).toBe(canLink)
      expect(worthOf(panel, shares)).toEqual(best)
    }),
    runs,
  )
}, 600_000)

test('twelve interviewers of whom two score each of twenty questions are one chain', async () => {
  const panel: Panel = {
    items: Array.from({ length: 20 }, (_, at) => ({ setItemId: `q${at}`, minutes: 3 + ((at * 7) % 10) })),
    memberIds: Array.from({ length: 12 }, (_, at) => `m${at}`),
    scorersEach: 2,
    present: [],
  }
  const own = await openSolver({ timeMsMax: 20_000 })
  try {
    const found = await split(panel, own.solve)
    expect(isLinked(panel, found!.shares)).toBe(true)
  } finally {
    await own.close()
  }
}, 60_000)
