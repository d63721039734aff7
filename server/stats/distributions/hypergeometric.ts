/** An urn: how many of its balls are marked, how many are not, and how many are drawn without putting back. */
export type Urn = { marked: number; unmarked: number; drawn: number }

/** The probabilities of `from`, `from` + 1, … marked balls among the drawn; no other number is possible. */
export type Counts = { from: number; probabilities: Float64Array }

/** The hypergeometric distribution, in which every ball is as likely to be drawn as another. */
export function hypergeometricDistribution(urn: Urn): Counts {
  return noncentralHypergeometricDistribution(urn, 1)
}

/**
 * Fisher's noncentral hypergeometric distribution: P(x) ∝ C(marked, x) C(unmarked, drawn − x) oddsˣ, for odds > 0
 * (Fisher 1935; Fog 2008, equation 1). A 2 × 2 table with fixed margins and that odds ratio follows it. Computed from
 * its mode outwards by the ratios of neighbours, so that nothing overflows. Numbers of balls that are not whole or are
 * negative, and more drawn than there are, are RangeErrors.
 */
export function noncentralHypergeometricDistribution(urn: Urn, odds: number): Counts {
  const { marked, unmarked, drawn } = urn
  if (![marked, unmarked, drawn].every((balls) => Number.isSafeInteger(balls) && balls >= 0))
    throw new RangeError('Numbers of balls are whole and not negative.')
  if (drawn > marked + unmarked) throw new RangeError('More balls are drawn than there are.')
  if (!(odds > 0 && odds < Number.POSITIVE_INFINITY)) throw new RangeError('Odds are a positive number.')
  const from = Math.max(0, drawn - unmarked)
  const to = Math.min(drawn, marked)
  const probabilities = new Float64Array(to - from + 1)
  const stepUp = (x: number) => (((marked - x) / (x + 1)) * odds * (drawn - x)) / (unmarked - drawn + x + 1)
  const mode = findMode(from, to, stepUp)
  let sum = 1
  probabilities[mode - from] = 1
  for (let x = mode; x < to; x++) {
    const next = probabilities[x - from]! * stepUp(x)
    probabilities[x + 1 - from] = next
    sum += next
  }
  for (let x = mode; x > from; x--) {
    const next = probabilities[x - from]! / stepUp(x - 1)
    probabilities[x - 1 - from] = next
    sum += next
  }
  return { from, probabilities: probabilities.map((weight) => weight / sum) }
}

/** The first x after which the probabilities no longer grow; their ratios only fall. */
function findMode(from: number, to: number, stepUp: (x: number) => number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (stepUp(middle) > 1) low = middle + 1
    else high = middle
  }
  return low
}

/** The mean of a distribution of counts. */
export function meanCount({ from, probabilities }: Counts): number {
  return probabilities.reduce((sum, probability, at) => sum + (from + at) * probability, 0)
}
