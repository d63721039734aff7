import { groupBy } from '../group-by'
import { seededRandom } from '../random'
import { type Result, result } from '../result'
import { distinctValues, pairableUnits, type Units } from './units'

export const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Metric = (typeof metrics)[number]

export type KrippendorffAlpha = {
  /** 1 is agreement throughout, 0 what chance would give. */
  value: number
  /** Scores in units that have at least two. */
  pairable: number
  /** Percentiles of the resampled values; null where no interval was asked for or too few resamples have a value. */
  lower95: number | null
  upper95: number | null
}

export type Bootstrap = {
  seed: number
  resamples: number
  /** What each unit belongs to, such as the candidate whose answer it is; such units are drawn together. */
  clusters?: readonly string[]
}

/**
 * Krippendorff's alpha 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck by its definition (Krippendorff 2011, "Computing
 * Krippendorff's alpha-reliability"), for any number of raters and with scores missing; units with fewer than two
 * scores are left out. Undefined where no unit has two, where all scores are the same, and for the ratio metric of
 * numbers below 0.
 *
 * The interval resamples whole units with replacement and takes percentiles, which keeps the scores of a unit together;
 * it is not Krippendorff's own algorithm, which draws single pairs as if they were independent. Units that belong
 * together, as the answers of one candidate do, are drawn together (Davison & Hinkley 1997, § 3.8).
 */
export function krippendorffAlpha(
  units: Units,
  metric: Metric,
  bootstrap?: Bootstrap,
): Result<KrippendorffAlpha> {
  const pairable = pairableUnits(units)
  const values = distinctValues(pairable)
  const n = pairable.length
  const about = {
    method: `Krippendorff’s alpha, ${metric} metric${
      bootstrap ? `; 95 % interval from ${bootstrap.resamples} resamples of units, percentiles` : ''
    }`,
    n,
  }
  if (n === 0) return { ...about, reason: 'No unit has two scores to compare.' }
  if (metric === 'ratio' && values[0]! < 0)
    return { ...about, reason: 'A ratio scale has no numbers below 0.' }
  const counts = pairable.map((unit) => countValues(unit, values))
  const value = alphaOf(counts, values, metric)
  if (value === null)
    return { ...about, reason: 'All scores are the same, so there is nothing to agree about.' }
  const interval = bootstrap
    ? resample(counts, values, metric, bootstrap, clustersOf(units, bootstrap))
    : { lower95: null, upper95: null }
  return result(about, { value, pairable: pairable.flat().length, ...interval })
}

/** How often a unit has each value, as places in the list of values, for those it has. */
type ValueCounts = { m: number; counts: readonly { at: number; count: number }[] }

function countValues(unit: readonly number[], values: readonly number[]): ValueCounts {
  const counts = values.flatMap((value, at) => {
    const count = unit.filter((one) => one === value).length
    return count > 0 ? [{ at, count }] : []
  })
  return { m: unit.length, counts }
}

function alphaOf(units: readonly ValueCounts[], values: readonly number[], metric: Metric): number | null {
  const totals = values.map(() => 0)
  for (const { counts } of units) for (const { at, count } of counts) totals[at]! += count
  const n = totals.reduce((sum, total) => sum + total, 0)
  const difference = squaredDifference(values, totals, metric)
  let observed = 0
  for (const { m, counts } of units)
    for (const [place, one] of counts.entries())
      for (const other of counts.slice(place + 1))
        observed += (one.count * other.count * difference(one.at, other.at)) / (m - 1)
  const expected = expectedDifference(values, totals, metric)
  return expected === null ? null : 1 - ((n - 1) * observed) / expected
}

/** Σ n_c n_k δ²_ck over all pairs of values; null where only one value is left. */
function expectedDifference(
  values: readonly number[],
  totals: readonly number[],
  metric: Metric,
): number | null {
  if (totals.filter((total) => total > 0).length < 2) return null
  if (metric === 'ratio') return expectedRatio(values, totals)
  const n = totals.reduce((sum, total) => sum + total, 0)
  if (metric === 'nominal') return totals.reduce((sum, total) => sum + total * (n - total), 0) / 2
  // Of squared distances all pairs need not be met: Σ n_c n_k (a_c − a_k)² is n Σ n_c (a_c − ā)².
  const places = metric === 'ordinal' ? middlesOf(totals) : values
  const center = totals.reduce((sum, total, at) => sum + total * places[at]!, 0) / n
  return n * totals.reduce((sum, total, at) => sum + total * (places[at]! - center) ** 2, 0)
}

/** Here every pair has to be met; of a resample, only values that were drawn. */
function expectedRatio(values: readonly number[], totals: readonly number[]): number {
  const used = values.flatMap((value, at) => (totals[at]! > 0 ? [{ value, total: totals[at]! }] : []))
  let sum = 0
  for (let c = 0; c < used.length; c++) {
    const { value, total } = used[c]!
    let own = 0
    for (let k = c + 1; k < used.length; k++) {
      const other = used[k]!
      const difference = (value - other.value) / (value + other.value)
      own += other.total * difference * difference
    }
    sum += total * own
  }
  return sum
}

/** δ² between the values at two places, the first below the second. */
function squaredDifference(
  values: readonly number[],
  totals: readonly number[],
  metric: Metric,
): (c: number, k: number) => number {
  if (metric === 'nominal') return () => 1
  if (metric === 'interval') return (c, k) => (values[c]! - values[k]!) ** 2
  if (metric === 'ratio') return (c, k) => ((values[c]! - values[k]!) / (values[c]! + values[k]!)) ** 2
  const middles = middlesOf(totals)
  return (c, k) => (middles[k]! - middles[c]!) ** 2
}

/** Where values stand among all scores, so that from one to another lie those between and half of those at either end. */
function middlesOf(totals: readonly number[]): number[] {
  let before = 0
  return totals.map((total) => {
    before += total
    return before - total / 2
  })
}

/** The cluster of each unit that has two scores; each a cluster of its own where none are named. */
function clustersOf(units: Units, { clusters }: Bootstrap): string[] {
  if (clusters && clusters.length !== units.length)
    throw new RangeError(`Every unit has a cluster: ${units.length} units, ${clusters.length} clusters.`)
  return units.flatMap((unit, at) =>
    unit.filter((value) => value !== null).length >= 2 ? [clusters?.[at] ?? String(at)] : [],
  )
}

function resample(
  units: readonly ValueCounts[],
  values: readonly number[],
  metric: Metric,
  { seed, resamples }: Bootstrap,
  clusters: readonly string[],
): { lower95: number | null; upper95: number | null } {
  const random = seededRandom(seed)
  const together = [...groupBy([...units.entries()], ([at]) => clusters[at]!).values()].map((own) =>
    own.map(([, unit]) => unit),
  )
  const alphas: number[] = []
  for (let at = 0; at < resamples; at++) {
    const drawn = together.flatMap(() => together[random.integer(together.length)]!)
    const alpha = alphaOf(drawn, values, metric)
    if (alpha !== null) alphas.push(alpha)
  }
  // Resamples in which all scores are the same have no alpha; where they are many, so is their part in the interval.
  if (together.length < 2 || alphas.length < 0.95 * resamples || alphas.length < 40)
    return { lower95: null, upper95: null }
  alphas.sort((a, b) => a - b)
  return { lower95: percentile(alphas, 0.025), upper95: percentile(alphas, 0.975) }
}

/** The percentile of sorted values, linear between neighbours (Hyndman & Fan 1996, definition 7). */
function percentile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1)
  const low = sorted[Math.floor(at)]!
  const high = sorted[Math.ceil(at)]!
  return low + (high - low) * (at - Math.floor(at))
}
