import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa, type Weighting, weightings } from '@/server/stats/agreement/cohen-kappa'
import { expectNear } from '../close'
import { runs } from '../runs'

/** Two raters' scores from a table of counts, rows for the first. */
function fromCounts(counts: readonly (readonly number[])[]): [number[], number[]] {
  const pairs = counts.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [a + 1, b + 1] as const)),
  )
  return [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
}

function kappaOf(a: (number | null)[], b: (number | null)[], weighting: Weighting): number | null {
  const found = cohenKappa(a, b, weighting)
  return found.reason === null ? found.value : null
}

describe('published tables', () => {
  test('Cohen (1960), table 2: κ = −.09 of 100 cases', () => {
    const [a, b] = fromCounts([
      [25, 13, 12],
      [12, 2, 16],
      [3, 15, 2],
    ])
    expect(kappaOf(a, b, 'unweighted')).toBeCloseTo(-0.09, 2)
  })

  test('Fleiss, Levin & Paik (2003), table 18.1: κ = .676 of 100 cases', () => {
    const [a, b] = fromCounts([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ])
    expect(kappaOf(a, b, 'unweighted')).toBeCloseTo(0.676, 3)
    expect(cohenKappa(a, b, 'unweighted')).toMatchObject({ n: 100, reason: null })
  })
})

test('by hand: (.70 − .50) / .50', () => {
  const [a, b] = fromCounts([
    [20, 5],
    [10, 15],
  ])
  const found = cohenKappa(a, b, 'unweighted')
  if (found.reason !== null) throw new Error(found.reason)
  expectNear(1e-12, found.value, 0.4)
  expectNear(1e-12, found.observed, 0.7)
  expectNear(1e-12, found.expected, 0.5)
  // Of two categories, every weighting is the same.
  for (const weighting of weightings) expectNear(1e-12, kappaOf(a, b, weighting), 0.4)
})

test('linear and quadratic, by hand: scores 2 and 4 are two apart though nobody gave a 3', () => {
  // Pairs (1,2) (2,2) (4,2) (4,4): observed distances 1 0 2 0; expected over the 16 pairs of margins.
  const a = [1, 2, 4, 4]
  const b = [2, 2, 2, 4]
  const expected = (distance: (d: number) => number) =>
    a.flatMap((x) => b.map((y) => distance(Math.abs(x - y)))).reduce((sum, one) => sum + one, 0) / 16
  expectNear(1e-12, kappaOf(a, b, 'linear'), 1 - 3 / 4 / expected((d) => d))
  expectNear(1e-12, kappaOf(a, b, 'quadratic'), 1 - 5 / 4 / expected((d) => d * d))
})

const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
  minLength: 1,
  maxLength: 30,
})

test('quadratic is Lin’s concordance 2s_ab / (s_a² + s_b² + (ā − b̄)²), an independent formula', () => {
  fc.assert(
    fc.property(scores, (pairs) => {
      const n = pairs.length
      const average = (of: (pair: [number, number]) => number) =>
        pairs.reduce((sum, pair) => sum + of(pair), 0) / n
      const [x, y] = [average(([one]) => one), average(([, one]) => one)]
      const below = average(([a]) => (a - x) ** 2) + average(([, b]) => (b - y) ** 2) + (x - y) ** 2
      const found = kappaOf(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
        'quadratic',
      )
      if (found === null) expect(below).toBeLessThan(1e-12)
      else expectNear(1e-9, found, (2 * average(([a, b]) => (a - x) * (b - y))) / below)
    }),
    runs,
  )
})

test('does not mind shift, scale, order, who is called first, or every unit twice; unweighted not even names', () => {
  const names = [0, 9, -4, 2, 7, 1]
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 9 }), (pairs, by) => {
      const a = pairs.map(([one]) => one)
      const b = pairs.map(([, one]) => one)
      for (const weighting of weightings) {
        const plain = kappaOf(a, b, weighting)
        const move = (score: number) => score * by - 3
        const same = [
          kappaOf(a.map(move), b.map(move), weighting),
          kappaOf(a.toReversed(), b.toReversed(), weighting),
          kappaOf(b, a, weighting),
          kappaOf([...a, ...a, null], [...b, ...b, 3], weighting),
          ...(weighting === 'unweighted'
            ? [
                kappaOf(
                  a.map((one) => names[one]!),
                  b.map((one) => names[one]!),
                  weighting,
                ),
              ]
            : []),
        ]
        for (const other of same) {
          if (plain === null) expect(other).toBeNull()
          else expectNear(1e-9, other, plain)
        }
      }
    }),
    runs,
  )
})

test('has a reason where nothing was scored twice, or everything the same; and refuses what does not fit', () => {
  for (const weighting of weightings) {
    expect(cohenKappa([], [], weighting).reason).toMatch(/No unit/)
    expect(cohenKappa([1, null], [null, 2], weighting).reason).toMatch(/No unit/)
    expect(cohenKappa([3, 3], [3, 3], weighting).reason).toMatch(/nothing to agree/)
    expect(cohenKappa([3, 3], [4, 4], weighting)).toMatchObject({ reason: null, value: 0 })
    expect(() => cohenKappa([1], [1, 2], weighting)).toThrow(RangeError)
    expect(() => cohenKappa([1], [Number.NaN], weighting)).toThrow(RangeError)
  }
})
