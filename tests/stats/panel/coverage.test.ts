import { expect, test } from 'vitest'
import { seededRandom } from '@/server/stats/random'
import { designs } from '@/tests/simulation/designs'
import { measure } from '@/tests/simulation/measure'

// A small, seeded simulation; docs/simulation.md has the large one. With 40 panels of 66 pairs each, a share is known
// to about ±0.03.
test('intervals hold the truth as often as they say, and what is called clear is right', () => {
  const design = designs.find(({ name }) => name === '12 candidates, 3 of 6 interviewers')!
  const { covered, placesCovered, claimed, right } = measure(design, 40, seededRandom(11), 256)
  expect(covered.estimate).toBeGreaterThan(0.85)
  expect(covered.estimate).toBeLessThan(0.95)
  expect(covered.check).toBeGreaterThan(0.85)
  expect(placesCovered).toBeGreaterThan(0.83)
  expect(covered.raw).toBeLessThan(covered.estimate - 0.05)
  expect(claimed).toBeGreaterThan(0.2)
  expect(right).toBeGreaterThan(0.95)
}, 60_000)
