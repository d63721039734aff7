import { fDistribution } from '../distributions/f'
import { type Result, result } from '../result'
import { type MeanSquares, meanSquares } from './mean-squares'
import { completeUnits, type Units } from './units'

export const intraclassForms = [
  'ICC(1,1)',
  'ICC(2,1)',
  'ICC(3,1)',
  'ICC(1,k)',
  'ICC(2,k)',
  'ICC(3,k)',
] as const
export type IntraclassForm = (typeof intraclassForms)[number]

export type IntraclassCorrelation = {
  /** At most 1; below 0 where units differ less than chance would have it. */
  value: number
  raters: number
  /** Units that some rater did not score, and which are therefore left out. */
  incomplete: number
  /** The test of no differences between units; null with a note where the error is 0. */
  F: number | null
  df1: number
  df2: number
  p: number | null
  lower95: number | null
  upper95: number | null
  note: string | null
}

const meanings: Record<IntraclassForm, string> = {
  'ICC(1,1)': 'one rater, each unit scored by other raters (one-way random)',
  'ICC(2,1)': 'one rater out of many, absolute agreement (two-way random)',
  'ICC(3,1)': 'one of these raters, consistency (two-way mixed)',
  'ICC(1,k)': 'mean of k raters, each unit scored by other raters (one-way random)',
  'ICC(2,k)':
    'mean of k raters out of many, absolute agreement (two-way random); interval by Spearman–Brown from the limits of ICC(2,1)',
  'ICC(3,k)': 'mean of these k raters, consistency (two-way mixed)',
}

/**
 * The six intraclass correlations of Shrout & Fleiss (1979, "Intraclass correlations: uses in assessing rater
 * reliability"), with their F tests and 95 % intervals, over the units that all raters scored. The interval of
 * ICC(2,1) is theirs (p. 424, after Fleiss & Shrout 1978), that of ICC(2,k) is the Spearman–Brown step from its limits
 * (p. 426), not the one with degrees of freedom of its own. Undefined for fewer than two units or raters and where all
 * scores are the same.
 */
export function intraclassCorrelations(units: Units): Record<IntraclassForm, Result<IntraclassCorrelation>> {
  const complete = completeUnits(units)
  const n = complete.length
  const raters = units[0]?.length ?? 0
  const squares = n < 2 || raters < 2 ? null : meanSquares(complete)
  const of = (form: IntraclassForm, model: Model | null): Result<IntraclassCorrelation> => {
    const about = { method: `Shrout–Fleiss ${form}: ${meanings[form]}`, n }
    if (raters < 2) return { ...about, reason: 'Agreement needs at least two raters.' }
    if (squares === null || model === null)
      return { ...about, reason: 'At least two units have to be scored by every rater.' }
    const found = correlate(squares, model, form.endsWith('k)'))
    if (typeof found === 'string') return { ...about, reason: found }
    return result(about, { ...found, raters, incomplete: units.length - n })
  }
  const [first, second, third] = squares === null ? [null, null, null] : modelsOf(squares)
  return {
    'ICC(1,1)': of('ICC(1,1)', first),
    'ICC(2,1)': of('ICC(2,1)', second),
    'ICC(3,1)': of('ICC(3,1)', third),
    'ICC(1,k)': of('ICC(1,k)', first),
    'ICC(2,k)': of('ICC(2,k)', second),
    'ICC(3,k)': of('ICC(3,k)', third),
  }
}

/** What Shrout & Fleiss' cases 1, 2 and 3 take for error, and the limits for one rater that follow. */
type Model = {
  error: number
  df2: number
  /** What differences between raters add to the variance of a score, times k. */
  raterPart: number
  limits: readonly [number, number]
}

function modelsOf(squares: MeanSquares): [Model, Model, Model] {
  const { n, k, MSR, MSC, MSE, MSW } = squares
  const within = n * (k - 1)
  const left = (n - 1) * (k - 1)
  const limits = (error: number, df2: number) => consistencyLimits(MSR / error, n - 1, df2, k)
  return [
    { error: MSW, df2: within, raterPart: 0, limits: limits(MSW, within) },
    { error: MSE, df2: left, raterPart: (k * (MSC - MSE)) / n, limits: agreementLimits(squares) },
    { error: MSE, df2: left, raterPart: 0, limits: limits(MSE, left) },
  ]
}

function correlate({ n, k, MSR, MSC, MSE, MSW }: MeanSquares, model: Model, isMean: boolean) {
  const { error, df2, raterPart, limits } = model
  if (MSR === 0 && MSW === 0) return 'All scores are the same, so there is nothing to agree about.'
  if (MSR === 0 && error === 0) return 'The units do not differ at all, so there is nothing to tell apart.'
  const divisor = isMean ? MSR + raterPart / k : MSR + (k - 1) * error + raterPart
  // What is left of terms that cancel is their rounding.
  if (divisor <= 1e-12 * (MSR + error + (k * (MSC + MSE)) / n))
    return 'The units differ so much less than the scores within them that this coefficient is undefined.'
  // The mean's limit runs off to −∞ where that of one rater is −1/(k − 1): what has no end is null.
  const stepped = (limit: number) => {
    const divisorOfStep = isMean ? 1 + limit * (k - 1) : 1
    if (!(divisorOfStep > 1e-12)) return null
    const value = (isMean ? k * limit : limit) / divisorOfStep
    return Number.isFinite(value) ? value : null
  }
  const F = error === 0 ? null : MSR / error
  return {
    value: (MSR - error) / divisor,
    F,
    df1: n - 1,
    df2,
    p: F === null ? null : fDistribution(n - 1, df2).survival(F),
    lower95: stepped(limits[0]),
    upper95: stepped(limits[1]),
    note: F === null ? 'The raters agree without any error, so F has no bound.' : null,
  }
}

const none = [Number.NaN, Number.NaN] as const

/** Shrout & Fleiss (1979), pp. 424–425, for ICC(1,1) and ICC(3,1); none where F has no bound. */
function consistencyLimits(F: number, df1: number, df2: number, k: number): readonly [number, number] {
  if (!Number.isFinite(F)) return none
  const lowest = F / fDistribution(df1, df2).quantile(0.975)
  const highest = F * fDistribution(df2, df1).quantile(0.975)
  return [(lowest - 1) / (lowest + k - 1), (highest - 1) / (highest + k - 1)]
}

/**
 * Shrout & Fleiss (1979), p. 424, for ICC(2,1), written without F of the raters, which has no bound at MSE = 0. Where
 * their approximate degrees of freedom do not exist there are no limits.
 */
function agreementLimits({ n, k, MSR, MSC, MSE }: MeanSquares): readonly [number, number] {
  const value = (MSR - MSE) / (MSR + (k - 1) * MSE + (k * (MSC - MSE)) / n)
  const own = (n * (1 + (k - 1) * value) - k * value) * MSE
  const raters = k * value * MSC
  // By the terms themselves: where they cancel, what is left is their rounding.
  const largest = Math.max(Math.abs(raters), n * MSE, Math.abs((n * (k - 1) - k) * value * MSE))
  if (!(Math.abs(raters + own) > 1e-9 * largest)) return none
  const df = ((k - 1) * (n - 1) * (raters + own) ** 2) / ((n - 1) * raters ** 2 + own ** 2)
  const low = fDistribution(n - 1, df).quantile(0.975)
  const high = fDistribution(df, n - 1).quantile(0.975)
  const noise = k * MSC + (k * n - k - n) * MSE
  return [
    (n * (MSR - low * MSE)) / (low * noise + n * MSR),
    (n * (high * MSR - MSE)) / (noise + n * high * MSR),
  ]
}
