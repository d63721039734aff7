import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assemble } from '@/server/assembly/assemble'
import type { Alike, Assembly, Choice, Relaxation, Wishes } from '@/server/assembly/wishes'
import { openSolver, type Solver } from '@/server/optimum/solve'

const runs = { numRuns: Number(process.env.EVENHAND_RUNS ?? 500) }

let solver: Solver
beforeAll(async () => {
  solver = await openSolver({ timeMsMax: 3_600_000 })
})
afterAll(() => solver.close())

const levels = ['beginner', 'intermediate', 'advanced'] as const
const competencies = ['c1', 'c2', 'c3']
const ids = Array.from({ length: 9 }, (_, at) => `q${at}`)

const choices = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 3, max: 12 }),
      level: fc.constantFrom(...levels),
      competencies: fc.subarray(competencies),
      met: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: ids.length },
  )
  .map((all) => all.map((one, at): Choice => ({ id: ids[at]!, ...one })))

// Mostly wishes that can be had together; the rest are for the conflicts.
const few = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.integer({ min: 0, max: 3 }))
const wishes = fc.record({
  slotMinutes: fc.integer({ min: 8, max: 60 }),
  competencies: fc
    .tuple(...competencies.map(() => few))
    .map((least) => competencies.map((name, at) => ({ name, least: least[at]! }))),
  levels: fc
    .tuple(...levels.map(() => fc.tuple(few, fc.integer({ min: 0, max: 6 }))))
    .map((pairs) =>
      levels.map((level, at) => ({ level, least: pairs[at]![0], most: pairs[at]![0] + pairs[at]![1] })),
    ),
  must: fc.subarray(ids, { maxLength: 2 }),
  never: fc.subarray(ids, { maxLength: 2 }),
  metMost: fc.option(fc.integer({ min: 0, max: 3 })),
  questionsMost: fc.integer({ min: 1, max: 9 }),
}) satisfies fc.Arbitrary<Wishes>

const pairs = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    .filter(([a, b]) => a < b)
    .map(([a, b]) => [a, b] as const),
  { selector: ([a, b]) => `${a} ${b}`, maxLength: 5 },
)

/** Whether a set keeps every wish, by the words of the wishes alone. */
function keeps(set: readonly Choice[], all: readonly Choice[], asked: Wishes): boolean {
  const has = (id: string) => set.some((one) => one.id === id)
  const count = (which: (one: Choice) => boolean) => set.filter(which).length
  return (
    set.reduce((sum, { minutes }) => sum + minutes, 0) <= asked.slotMinutes &&
    set.length <= asked.questionsMost &&
    asked.competencies.every(({ name, least }) => count((one) => one.competencies.includes(name)) >= least) &&
    asked.levels.every(({ level, least, most }) => {
      const number = count((one) => one.level === level)
      return number >= least && number <= most
    }) &&
    asked.must.every((id) => has(id)) &&
    asked.never.every((id) => !has(id)) &&
    set.every(({ id, met }) => asked.metMost === null || met <= asked.metMost || asked.must.includes(id)) &&
    all.length > 0
  )
}

const subsetsOf = (all: readonly Choice[]) =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((__, at) => (bits >> at) & 1))

/** What a set is worth, in the order in which it counts: the higher the better. */
function worthOf(set: readonly Choice[], alike: Alike): number[] {
  const has = (id: string) => set.some((one) => one.id === id)
  return [
    -alike.filter(([a, b]) => has(a) && has(b)).length,
    set.reduce((sum, { minutes }) => sum + minutes, 0),
    -set.reduce((sum, { met }) => sum + met, 0),
  ]
}

const compare = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((value, place) => value !== b[place])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** The wishes after one of them gave way. */
function afterGiving(asked: Wishes, { wish, to }: Relaxation): Wishes {
  if (wish.kind === 'slot') return { ...asked, slotMinutes: to }
  if (wish.kind === 'questions') return { ...asked, questionsMost: to }
  if (wish.kind === 'met') return { ...asked, metMost: to }
  if (wish.kind === 'must') return { ...asked, must: asked.must.filter((id) => id !== wish.questionId) }
  if (wish.kind === 'never') return { ...asked, never: asked.never.filter((id) => id !== wish.questionId) }
  if (wish.kind === 'competency')
    return {
      ...asked,
      competencies: asked.competencies.map((one) => (one.name === wish.name ? { ...one, least: to } : one)),
    }
  if (!('level' in wish)) throw new Error('a wish of no known kind')
  const side = wish.kind === 'level least' ? 'least' : 'most'
  return {
    ...asked,
    levels: asked.levels.map((one) => (one.level === wish.level ? { ...one, [side]: to } : one)),
  }
}

const relaxed = (asked: Wishes, relaxations: readonly Relaxation[]) =>
  relaxations.reduce((now, one) => afterGiving(now, one), asked)

const setOf = (all: readonly Choice[], { questionIds }: Extract<Assembly, { status: 'assembled' }>) =>
  all.filter(({ id }) => questionIds.includes(id))

test('keeps every wish, and no set that keeps them is better', async () => {
  let assembled = 0
  await fc.assert(
    fc.asyncProperty(choices, wishes, pairs, async (all, asked, alike) => {
      const kept = subsetsOf(all).filter((set) => keeps(set, all, asked))
      const answer = await assemble(all, alike, asked, solver.solve)
      expect(answer.status).toBe(kept.length > 0 ? 'assembled' : 'conflict')
      if (answer.status !== 'assembled') return
      assembled += 1
      const set = setOf(all, answer)
      expect(keeps(set, all, asked)).toBe(true)
      const best = kept
        .map((one) => worthOf(one, alike))
        .toSorted(compare)
        .at(-1)!
      expect(worthOf(set, alike)).toEqual(best)
      expect(answer.isProven).toBe(true)
      expect([...answer.reasons.keys()]).toEqual(answer.questionIds)
    }),
    runs,
  )
  expect(assembled).toBeGreaterThan(runs.numRuns / 5)
})

test('where not everything can be had, what gives way is enough, and fewer wishes would not be', async () => {
  await fc.assert(
    fc.asyncProperty(choices, wishes, async (all, asked) => {
      const answer = await assemble(all, [], asked, solver.solve)
      if (answer.status !== 'conflict') return
      const { relaxations } = answer
      expect(relaxations.length).toBeGreaterThan(0)
      const subsets = subsetsOf(all)
      const fits = (given: Wishes) => subsets.some((set) => keeps(set, all, given))
      expect(fits(relaxed(asked, relaxations))).toBe(true)
      // None of them is named in vain.
      for (const left of relaxations)
        expect(
          fits(
            relaxed(
              asked,
              relaxations.filter((one) => one !== left),
            ),
          ),
        ).toBe(false)
    }),
    runs,
  )
})

const question = (id: string, minutes: number, given: Partial<Choice> = {}): Choice => ({
  id,
  minutes,
  level: 'beginner',
  competencies: [],
  met: 0,
  ...given,
})
const anything: Wishes = {
  slotMinutes: 20,
  competencies: [],
  levels: [],
  must: [],
  never: [],
  metMost: null,
  questionsMost: 60,
}

test('says why each question is in it, and what leaves no room', async () => {
  const all = [
    question('needed', 6, { competencies: ['c1'] }),
    question('must', 5),
    question('filler', 9),
    question('too long', 10),
  ]
  const asked = { ...anything, competencies: [{ name: 'c1', least: 1 }], must: ['must'] }
  expect(await assemble(all, [], asked, solver.solve)).toEqual({
    status: 'assembled',
    // 6 + 5 + 9 fills the slot of 20 to the minute.
    questionIds: ['needed', 'must', 'filler'],
    isProven: true,
    alike: 0,
    reasons: new Map([
      ['needed', [{ kind: 'needed', for: { kind: 'competency', name: 'c1' } }]],
      ['must', [{ kind: 'must' }]],
      ['filler', [{ kind: 'fills', minutes: 9 }]],
    ]),
    bounds: [{ kind: 'slot' }],
  })
})

test('of two that ask the same takes one, though both would fill the slot', async () => {
  const all = [question('a', 10), question('b', 10), question('c', 4)]
  const answer = await assemble(all, [['a', 'b']], anything, solver.solve)
  expect(answer).toMatchObject({ status: 'assembled', alike: 0 })
  expect(answer.status === 'assembled' && answer.questionIds).toContain('c')
})

test('names the one wish that stands in the way, and how far it would have to give way', async () => {
  const all = [question('a', 15, { competencies: ['c1'] }), question('b', 12, { competencies: ['c1'] })]
  const asked = { ...anything, competencies: [{ name: 'c1', least: 2 }] }
  expect(await assemble(all, [], asked, solver.solve)).toEqual({
    status: 'conflict',
    // Seven minutes more weigh less than a question fewer.
    relaxations: [{ wish: { kind: 'slot' }, from: 20, to: 27 }],
  })
})

test('a question that has to be in the set and is not in the bank any more is named', async () => {
  expect(await assemble([question('a', 5)], [], { ...anything, must: ['gone'] }, solver.solve)).toEqual({
    status: 'conflict',
    relaxations: [{ wish: { kind: 'must', questionId: 'gone' }, from: 1, to: 0 }],
  })
})

test('says so when the time is over before anything is found', async () => {
  const late = await openSolver({ timeMsMax: 0 })
  expect(await assemble([question('a', 5)], [], anything, late.solve)).toEqual({ status: 'out of time' })
  await late.close()
})
