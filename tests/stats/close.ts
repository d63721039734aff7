import { expect } from 'vitest'

/** Within a part of the expected value; the sides of 0 must agree exactly. */
export function expectWithin(
  relative: number,
  actual: number | null,
  expected: number,
  where?: unknown,
): void {
  const apart = Math.abs((actual ?? Number.NaN) - expected)
  expect(apart <= relative * Math.abs(expected), `${actual} for ${expected} ${JSON.stringify(where)}`).toBe(
    true,
  )
}

/** Within a distance. */
export function expectNear(distance: number, actual: number | null, expected: number, where?: unknown): void {
  const apart = Math.abs((actual ?? Number.NaN) - expected)
  expect(apart <= distance, `${actual} for ${expected} ${JSON.stringify(where)}`).toBe(true)
}
