import { groupBy } from '../group-by'
import { seededRandom } from '../random'
import { type Result, result } from '../result'

export type PermutationTest = Result<{
  /** Σ xy as it was seen, and its mean over all orders. */
  observed: number
  expected: number
  /** One-sided: how often an order gives as much or more. */
  p: number
  /** Orders tried; all of them where `exact`. */
  orders: number
  exact: boolean
}>

/** Up to so many orders are all tried. */
const exactUpTo = 20_000

/**
 * Whether y goes with x within strata: the permutation test of Σ xy, exchanging the y of a stratum among themselves
 * (Good 2005, "Permutation, Parametric and Bootstrap Tests of Hypotheses", ch. 3), one-sided for going along. All
 * orders are tried where these are few; else as many as asked for are drawn with the seed, and the order seen counts
 * as one of them: p = (1 + as much or more)/(1 + drawn) (Phipson & Smyth 2010). `n` is the number of points in strata
 * where an exchange changes anything. Undefined where there is none.
 */
export function permutationTest(
  points: readonly { stratum: number; x: number; y: number }[],
  options: { seed: number; permutations: number },
): PermutationTest {
  const { seed, permutations } = options
  if (!(Number.isSafeInteger(permutations) && permutations > 0))
    throw new RangeError('The number of permutations is whole and positive.')
  const strata = [...groupBy(points, ({ stratum }) => stratum).values()]
    .map((own) => ({ x: own.map(({ x }) => x), y: own.map(({ y }) => y) }))
    .filter(({ x, y }) => new Set(x).size > 1 && new Set(y).size > 1)
  const n = strata.reduce((sum, { x }) => sum + x.length, 0)
  const about = { method: 'permutation test within scores sealed at the same value, one-sided', n }
  if (n === 0)
    return {
      ...about,
      reason: 'No two scores sealed at the same value differ both in their change and in the others’ scores.',
    }
  const observed = strata.reduce((sum, { x, y }) => sum + product(x, y), 0)
  const expected = strata.reduce((sum, { x, y }) => sum + (total(x) * total(y)) / x.length, 0)
  // Sums of the same terms in another order differ in their last bits; they are as much all the same.
  const size = strata.reduce((sum, { x, y }) => sum + product(x.map(Math.abs), y.map(Math.abs)), 0)
  const enough = observed - 1e-9 * size
  const all = strata.reduce((count, { y }) => count * orderCount(y), 1)
  if (all <= exactUpTo) {
    const sums = strata.reduce<number[]>(
      (before, { x, y }) => sumsOfOrders(x, y).flatMap((one) => before.map((other) => one + other)),
      [0],
    )
    const p = sums.filter((sum) => sum >= enough).length / sums.length
    return result(about, { observed, expected, p, orders: sums.length, exact: true })
  }
  const random = seededRandom(seed)
  let reached = 1
  for (let drawn = 0; drawn < permutations; drawn++)
    if (strata.reduce((sum, { x, y }) => sum + product(x, random.shuffle(y)), 0) >= enough) reached++
  return result(about, {
    observed,
    expected,
    p: reached / (1 + permutations),
    orders: permutations,
    exact: false,
  })
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function product(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, one, at) => sum + one * y[at]!, 0)
}

/** How many different orders values have: n! over the factorials of how often each occurs. */
function orderCount(values: readonly number[]): number {
  let orders = 1
  let placed = 0
  for (const same of groupBy(values, (value) => value).values())
    for (let at = 1; at <= same.length; at++) orders = (orders * ++placed) / at
  return orders
}

/** Σ xy for every different order of y. */
function sumsOfOrders(x: readonly number[], y: readonly number[]): number[] {
  const left = [...groupBy(y, (value) => value)].map(([value, same]) => ({ value, count: same.length }))
  const sums: number[] = []
  const place = (at: number, sum: number) => {
    if (at === x.length) {
      sums.push(sum)
      return
    }
    for (const one of left) {
      if (one.count === 0) continue
      one.count--
      place(at + 1, sum + x[at]! * one.value)
      one.count++
    }
  }
  place(0, 0)
  return sums
}
