import { expect, test } from 'vitest'
import { noWishes, withCount } from '@/app/(workspace)/sets/[setId]/assemble/wishes'
import starter from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { wishesInput } from '@/server/assembly/input'

const bank = starter.map(({ prompt, hint, points, category, level, minutes, competencies }, at) => ({
  id: `${at}`,
  prompt,
  hint,
  points,
  category,
  level: level as 'beginner',
  minutes,
  competencies,
  competencyIds: [],
}))
const leastsOf = (count: number, of = bank) =>
  withCount(noWishes(of), of, count).levels.map(({ least }) => least)

test('a wished number of questions is divided among the levels as the bank is', () => {
  // The starter bank has 5, 28 and 17.
  expect(leastsOf(8)).toEqual([1, 4, 3])
  expect(leastsOf(1)).toEqual([0, 1, 0])
  expect(leastsOf(50)).toEqual([5, 28, 17])
  expect(leastsOf(60)).toEqual([5, 28, 17])
  for (let count = 1; count <= 50; count += 1)
    expect(leastsOf(count).reduce((sum, least) => sum + least, 0)).toBe(count)
  expect(leastsOf(8, bank.slice(0, 3))).toEqual([3, 0, 0])
  expect(leastsOf(8, [])).toEqual([0, 0, 0])
})

test('what is asked for can be asked', () => {
  const asked = { ...withCount(noWishes(bank), bank, 8), slotMinutes: 60 }
  expect(wishesInput.safeParse(asked).success).toBe(true)
  expect(wishesInput.safeParse({ ...withCount(noWishes([]), [], 8), slotMinutes: 60 }).success).toBe(true)
})
