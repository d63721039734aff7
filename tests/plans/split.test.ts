import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSolver, type Solver } from '@/server/optimum/solve'
import type { Panel, Share } from '@/server/plans/program'
import { linkedGroups } from '@/server/plans/rules'
import { findShortage, split } from '@/server/plans/split'

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
    scorers: fc.constantFrom('two', 'everybody', 'whoever is qualified'),
    qualified: fc.boolean(),
    about: fc.array(fc.subarray(['telling', 'judgment']), { minLength: 5, maxLength: 5 }),
    knows: fc.array(fc.subarray(['telling', 'judgment', 'other']), { minLength: 3, maxLength: 3 }),
    present: fc.uniqueArray(fc.record({ item: fc.nat(4), member: fc.nat(2), asks: fc.boolean() }), {
      selector: ({ item, member }) => `${item} ${member}`,
      maxLength: 8,
    }),
  })
  .map(({ minutes, members, scorers, qualified, about, knows, present }): Panel => {
    const memberIds = ['ada', 'mei', 'eva'].slice(0, members)
    return {
      items: minutes.map((each, at) => ({ setItemId: `q${at}`, minutes: each, competencyIds: about[at]! })),
      memberIds,
      scorersEach: scorers === 'two' ? Math.min(2, members) : scorers === 'everybody' ? members : null,
      qualifiedFor: qualified ? Object.fromEntries(memberIds.map((one, at) => [one, knows[at]!])) : {},
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
function* plansOf({ items, scorersEach, ...panel }: Panel): Generator<Share[]> {
  const choices = items.map((item) => {
    const able = panel.memberIds.filter((one) => isFit(panel.qualifiedFor, item, one))
    return Array.from({ length: 2 ** able.length }, (_, bits) => able.filter((__, at) => (bits >> at) & 1))
      .filter((one) => one.length === (scorersEach ?? able.length))
      .flatMap((scorers) => scorers.map((asker) => ({ scorers, asker })))
  })
  const all = choices.reduce((product, one) => product * one.length, 1)
  for (let code = 0; code < all; code++) {
    let rest = code
    yield items.map(({ setItemId }, at) => {
      const own = choices[at]!
      const choice = own[rest % own.length]!
      rest = Math.floor(rest / own.length)
      return { setItemId, ...choice }
    })
  }
}

/** Said anew: whoever has nothing named may do everything. */
function isFit(
  qualifiedFor: Panel['qualifiedFor'] = {},
  { competencyIds = [] }: Panel['items'][number],
  memberId: string,
): boolean {
  const named = qualifiedFor[memberId] ?? []
  return named.length === 0 || competencyIds.every((id) => named.includes(id))
}

/** The fewest gifts of a competency to somebody by which the panel has a plan; null where it has one as it is. */
function fewestGifts(panel: Panel): number | null {
  const enough = (qualifiedFor: Panel['qualifiedFor']) =>
    panel.items.every(
      (item) =>
        panel.memberIds.filter((one) => isFit(qualifiedFor, item, one)).length >=
        (panel.scorersEach ?? Math.min(2, panel.memberIds.length)),
    )
  const gifts = panel.memberIds.flatMap((one) => ['telling', 'judgment'].map((id) => [one, id] as const))
  const counts = Array.from({ length: 2 ** gifts.length }, (_, bits) => {
    const given = gifts.filter((__, at) => (bits >> at) & 1)
    const after = Object.fromEntries(
      panel.memberIds.map((one) => {
        const named = panel.qualifiedFor?.[one] ?? []
        // A gift to somebody who may do everything would take the rest away.
        return [
          one,
          named.length === 0 ? [] : [...named, ...given.flatMap(([to, id]) => (to === one ? [id] : []))],
        ]
      }),
    )
    return enough(after) ? given.length : Number.POSITIVE_INFINITY
  })
  return counts[0] === 0 ? null : Math.min(...counts)
}

const isBetter = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! > b[at]!
}

test('is a plan, linked where one can be, and no plan is better; else what is missing, and nothing less would do', async () => {
  await fc.assert(
    fc.asyncProperty(panels, async (panel) => {
      const shortage = await findShortage(panel, solver.solve)
      expect(shortage?.toGive.length ?? null).toBe(fewestGifts(panel))
      if (shortage) {
        const given = shortage.toGive
        const qualifiedFor = Object.fromEntries(
          panel.memberIds.map((one) => [
            one,
            [
              ...(panel.qualifiedFor?.[one] ?? []),
              ...given.flatMap(({ memberId, competencyId }) => (memberId === one ? [competencyId] : [])),
            ],
          ]),
        )
        expect(await findShortage({ ...panel, qualifiedFor }, solver.solve)).toBe(null)
        return
      }
      const found = await split(panel, solver.solve)
      expect(found?.isProven).toBe(true)
      const { shares } = found!
      expect(shares.map(({ setItemId }) => setItemId)).toEqual(panel.items.map(({ setItemId }) => setItemId))
      for (const [at, { asker, scorers }] of shares.entries()) {
        const able = panel.memberIds.filter((one) => isFit(panel.qualifiedFor, panel.items[at]!, one))
        expect(able).toEqual(expect.arrayContaining([...scorers]))
        expect(scorers).toHaveLength(panel.scorersEach ?? able.length)
        expect(scorers).toContain(asker)
      }
      let best: number[] | null = null
      let canLink = false
      for (const plan of plansOf(panel)) {
        const worth = worthOf(panel, plan)
        // Whether it is linked takes the longest to tell, and matters to no plan that is worth less anyway.
        if (canLink && best && !isBetter(worth, best)) continue
        const linked = isLinked(panel, plan)
        if (linked && !canLink) [canLink, best] = [true, null]
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
  const own = await openSolver({ timeMsMax: 8_000 })
  try {
    const found = await split(panel, own.solve)
    expect(isLinked(panel, found!.shares)).toBe(true)
  } finally {
    await own.close()
  }
}, 60_000)
