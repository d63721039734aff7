/** What every statistic here says of itself. */
export type About = {
  /** The textbook name of the method, in words, with whatever choice was made in it. */
  method: string
  /** How many units it rests on, after those were left out that it cannot use. */
  n: number
}

/**
 * A statistic, or why there is none: `reason` is null beside the numbers, and a sentence where they are undefined.
 * Every number in it is finite.
 */
export type Result<T> = (About & { reason: null } & T) | (About & { reason: string })

/** A statistic with its numbers; with a reason instead where one of them became too large or undefined on the way. */
export function result<T extends object>(about: About, numbers: T): Result<T> {
  return isAllFinite(numbers)
    ? { ...about, reason: null, ...numbers }
    : { ...about, reason: 'The numbers are too large or too small to compute with.' }
}

function isAllFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value !== 'object' || Object.values(value).every(isAllFinite)
}

/** Demands finite numbers, or null for missing ones: anything else is a RangeError, since it was never a score. */
export function demandFinite(values: readonly (number | null)[]): void {
  const wrong = values.find((value) => value !== null && !Number.isFinite(value))
  if (wrong !== undefined) throw new RangeError(`Scores are finite numbers or null, not ${wrong}.`)
}
