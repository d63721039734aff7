import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { comparePanel } from '@/server/stats/panel/panel'
import { runs } from '../runs'

const rows = fc.array(
  fc.record({
    candidate: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    interviewer: fc.constantFrom('p', 'q', 'r'),
    question: fc.constantFrom('x', 'y'),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 30 },
)

function everyNumber(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(everyNumber) : []
}

test('whatever was scored, there is an answer: finite numbers, or a refusal that says what would help', () => {
  fc.assert(
    fc.property(rows, (design) => {
      const result = comparePanel(ratingsFrom(design), { scale: [1, 5], points: 64 })
      expect(everyNumber(result).every(Number.isFinite)).toBe(true)
      for (const { message, fix } of result.refusals) {
        expect(message).toMatch(/\.$/)
        expect(fix).toMatch(/\.$/)
      }
      if (result.estimate === null) expect(result.refusals).not.toEqual([])
      for (const { rank, q05, adjusted, q95, sd } of result.estimate?.candidates ?? []) {
        expect(q05).toBeLessThan(adjusted)
        expect(q95).toBeGreaterThan(adjusted)
        expect(sd).toBeGreaterThan(0)
        expect(rank.q05).toBeLessThanOrEqual(rank.q95)
      }
    }),
    runs,
  )
}, 120_000)
