import { describe, expect, test } from 'vitest'
import { adverseImpact } from '@/server/stats/adverse-impact/adverse-impact'
import { discloseImpact } from '@/server/stats/adverse-impact/disclosure'
import { type Random, seededRandom } from '@/server/stats/random'
import { owner } from '@/tests/support/database'
import { type Asked, addPeople, makePool, type Pool, people, release, tell } from './arrange'

/** What is shown, as group → [applied, selected]; what is held back is null. */
async function shown(pool: Pool): Promise<Record<string, [number, number] | null>> {
  const told = await tell(pool.manager, pool.jobId)
  return Object.fromEntries(
    told.map(({ group, applied, selected }) => [group, applied === null ? null : [applied, selected!]]),
  )
}

async function releaseOf(pool: Pool, asked: readonly Asked[]) {
  await addPeople(pool, asked)
  await release(pool.manager, pool.jobId)
  return shown(pool)
}

const fair = [...people('Woman', 8, 3), ...people('Man', 9, 4)]

describe('one release', () => {
  test('shows groups of five or more with how many were selected', async () => {
    expect(await releaseOf(await makePool(), fair)).toEqual({
      Woman: [8, 3],
      Man: [9, 4],
      'Non-binary': null,
      Another: null,
    })
  })

  test('hides a group of three, and the smallest other that would give it away by subtraction', async () => {
    const asked = [...fair, ...people('Non-binary', 3, 1), ...people('Another', 6, 2)]
    expect(await releaseOf(await makePool(), asked)).toEqual({
      Woman: [8, 3],
      Man: [9, 4],
      'Non-binary': null,
      Another: null,
    })
  })

  test('shows nothing where only one group would be left', async () => {
    expect(await releaseOf(await makePool(), [...fair, ...people('Non-binary', 3, 1)])).toEqual({})
  })

  test('shows nothing where everybody selected is of one group: their answers would be told by name', async () => {
    expect(await releaseOf(await makePool(), [...people('Woman', 8, 0), ...people('Man', 9, 4)])).toEqual({})
  })

  test('shows nothing where everybody rejected is of one group', async () => {
    expect(await releaseOf(await makePool(), [...people('Woman', 8, 8), ...people('Man', 9, 4)])).toEqual({})
  })

  test('shows both again once somebody selected has not said anything', async () => {
    const asked = [...people('Woman', 8, 0), ...people('Man', 9, 4), ...people(null, 2, 1)]
    expect(await releaseOf(await makePool(), asked)).toMatchObject({ Woman: [8, 0], Man: [9, 4] })
  })
})

describe('the next release', () => {
  const first = [...people('Woman', 8, 3), ...people('Man', 9, 4)]

  test('adds up where every group has grown by five', async () => {
    const pool = await makePool()
    await releaseOf(pool, first)
    const next = [...people('Woman', 5, 2), ...people('Man', 6, 2)]
    expect(await releaseOf(pool, next)).toMatchObject({ Woman: [13, 5], Man: [15, 6] })
  })

  test('leaves the figures of before where a group has grown by fewer: the difference would be told', async () => {
    const pool = await makePool()
    const before = await releaseOf(pool, first)
    expect(await releaseOf(pool, [...people('Woman', 1, 1), ...people('Man', 12, 2)])).toEqual(before)
    // What is missing then comes along with the next, whose difference to what was shown is large enough.
    expect(await releaseOf(pool, [...people('Woman', 4, 1), ...people('Man', 8, 3)])).toMatchObject({
      Woman: [13, 5],
      Man: [29, 9],
    })
  })

  test('leaves them where everybody selected since is of one group', async () => {
    const pool = await makePool()
    const before = await releaseOf(pool, first)
    expect(await releaseOf(pool, [...people('Woman', 6, 0), ...people('Man', 6, 2)])).toEqual(before)
  })

  test('shows a small group once it is large enough, though others were shown without it', async () => {
    const pool = await makePool()
    await releaseOf(pool, [...first, ...people('Non-binary', 3, 1), ...people('Another', 6, 2)])
    const next = [
      ...people('Woman', 6, 2),
      ...people('Man', 6, 2),
      ...people('Non-binary', 4, 2),
      ...people('Another', 6, 1),
    ]
    expect(await releaseOf(pool, next)).toEqual({
      Woman: [14, 5],
      Man: [15, 6],
      'Non-binary': [7, 3],
      Another: [12, 3],
    })
  })
})

test('of any job at any time, nobody who subtracts finds a group of one to four, or everybody of one outcome in one', async () => {
  const random = seededRandom(20261125)
  let seen = 0
  for (let round = 0; round < 40; round += 1) {
    const pool = await makePool()
    // From release to release, as whoever wrote each of them down.
    const written: { shown: Record<string, [number, number] | null>; people: number; passed: number }[] = []
    let total = 0
    let passed = 0
    for (let at = 0; at < 3; at += 1) {
      const asked = someBatch(random)
      total += asked.length
      passed += asked.filter(({ outcome }) => outcome === 'hire').length
      const now = await releaseOf(pool, asked)
      if (at === 0) expectAsTheStatisticHas(asked, now)
      const last = written.at(-1)
      if (last && JSON.stringify(last.shown) === JSON.stringify(now)) continue
      written.push({ shown: now, people: total, passed })
    }
    const nothing = { shown: null, people: 0, passed: 0 }
    for (const [at, later] of written.entries())
      for (const earlier of [nothing, ...written.slice(0, at)]) {
        for (const [group, count] of Object.entries(later.shown)) {
          const before = earlier.shown === null ? ([0, 0] as const) : earlier.shown[group]
          if (!count || !before) continue
          const applied = count[0] - before[0]
          const selected = count[1] - before[1]
          const allPassed = later.passed - earlier.passed
          const allFailed = later.people - earlier.people - allPassed
          seen += 1
          expect(applied).toBeGreaterThanOrEqual(5)
          expect(allPassed > 0 && selected === allPassed).toBe(false)
          expect(allFailed > 0 && applied - selected === allFailed).toBe(false)
        }
      }
  }
  // The rounds do show something, or the test would hold of a page that is always empty.
  expect(seen).toBeGreaterThan(60)
}, 120_000)

/** Ten to sixty people, the groups of very different sizes, some of whom say nothing. */
function someBatch(random: Random): Asked[] {
  const sizes = [4 + random.integer(20), 4 + random.integer(20), random.integer(8), random.integer(12)]
  const said = ['Woman', 'Man', 'Non-binary', 'Another']
  const batch = said.flatMap((group, at) => people(group, sizes[at]!, random.integer(sizes[at]! + 1)))
  return [...batch, ...people(null, 2 + random.integer(6), 1)]
}

/** Of a first release, the database hides what the statistic of the engine hides, or everything. */
function expectAsTheStatisticHas(
  asked: readonly Asked[],
  now: Record<string, [number, number] | null>,
): void {
  const counts = ['Woman', 'Man', 'Non-binary', 'Another'].map((group) => {
    const own = asked.filter(({ said }) => said === group)
    const selected = own.filter(({ outcome }) => outcome === 'hire').length
    return { group, applied: own.length, selected }
  })
  const disclosed = discloseImpact(counts)
  if (Object.keys(now).length === 0) return
  const visible = Object.entries(now).flatMap(([group, count]) => (count ? [group] : []))
  expect(disclosed.reason).toBeNull()
  if (disclosed.reason !== null) return
  // Of two equally small ones either can cover for the others.
  const sizeOf = (group: string) => counts.find((one) => one.group === group)!.applied
  expect(visible.map(sizeOf).toSorted((a, b) => a - b)).toEqual(
    disclosed.groups.map((one) => one.applied).toSorted((a, b) => a - b),
  )
  expect(adverseImpact(counts.filter(({ group }) => visible.includes(group))).reason).toBeNull()
}

describe('who is counted', () => {
  test('is refused for fewer than ten people, and everybody is counted once', async () => {
    const pool = await makePool()
    await addPeople(pool, people('Woman', 9, 3))
    await expect(release(pool.manager, pool.jobId)).rejects.toMatchObject({ cause: { code: 'EH020' } })
    await addPeople(pool, people('Man', 9, 3))
    await release(pool.manager, pool.jobId)
    await expect(release(pool.manager, pool.jobId)).rejects.toMatchObject({ cause: { code: 'EH020' } })
    expect(await shown(pool)).toMatchObject({ Woman: [9, 3], Man: [9, 3] })
  })

  test('two releases at once count nobody twice', async () => {
    const pool = await makePool()
    await addPeople(pool, fair)
    const both = await Promise.allSettled([1, 2].map(() => release(pool.manager, pool.jobId)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [row] =
      await owner`select sum(people)::int as people from impact_releases where job_id = ${pool.jobId}`
    expect(row).toEqual({ people: fair.length })
  })
})
