import { fDistribution } from '../distributions/f'
import { groupBy } from '../group-by'
import { mean } from '../mean'
import { demandFinite, type Result, result } from '../result'

export type SpreadRatio = {
  /** Below 1 where the interviewer keeps to the middle, or is more consistent than the others. */
  value: number
  sd: number
  /** The others' standard deviation, pooled within each of them. */
  othersSd: number
  /** How many values of others it is compared with. */
  others: number
  lower95: number
  upper95: number
  /** The test of equal variances, two-sided. */
  p: number
}

/**
 * Each interviewer's standard deviation over that of the others, pooled within interviewers so that severity has no
 * part in it. Of scores it shows central tendency, of residuals consistency (Saal, Downey & Lahey 1980, "Rating the
 * ratings"). Interval and p come from F of the two variances, as if values were independent and normal; scores of one
 * candidate are not quite, so they are a guide. `n` counts the interviewer's own values. Undefined for fewer than two of
 * them, where the others have none to spare or do not vary, and for an interviewer who does not vary the ratio is 0
 * with p from F.
 */
export function spreadRatios(
  values: readonly { interviewer: string; value: number }[],
): { interviewer: string; ratio: Result<SpreadRatio> }[] {
  demandFinite(values.map(({ value }) => value))
  const spreads = [...groupBy(values, ({ interviewer }) => interviewer)].map(([interviewer, own]) => {
    const center = mean(own.map(({ value }) => value))!
    // Equal values must have no spread at all, not that of their mean's rounding.
    const isConstant = own.every(({ value }) => value === own[0]!.value)
    const squares = isConstant ? 0 : own.reduce((sum, { value }) => sum + (value - center) ** 2, 0)
    return { interviewer, n: own.length, df: own.length - 1, squares }
  })
  return spreads.map((one) => {
    const about = {
      method: 'ratio of an interviewer’s standard deviation to the others’, F interval',
      n: one.n,
    }
    const rest = spreads.filter((other) => other !== one)
    const df = rest.reduce((sum, other) => sum + other.df, 0)
    const squares = rest.reduce((sum, other) => sum + other.squares, 0)
    const { interviewer } = one
    if (one.df < 1) return { interviewer, ratio: { ...about, reason: 'A spread needs at least two values.' } }
    if (df < 1)
      return {
        interviewer,
        ratio: { ...about, reason: 'No other interviewer has two values to compare with.' },
      }
    if (squares === 0)
      return {
        interviewer,
        ratio: {
          ...about,
          reason: 'The other interviewers do not vary, so there is nothing to compare with.',
        },
      }
    const F = one.squares / one.df / (squares / df)
    const f = fDistribution(one.df, df)
    return {
      interviewer,
      ratio: result(about, {
        value: Math.sqrt(F),
        sd: Math.sqrt(one.squares / one.df),
        othersSd: Math.sqrt(squares / df),
        others: rest.reduce((sum, other) => sum + other.n, 0),
        lower95: Math.sqrt(F / f.quantile(0.975)),
        upper95: Math.sqrt(F / f.quantile(0.025)),
        p: Math.min(1, 2 * Math.min(f.cdf(F), f.survival(F))),
      }),
    }
  })
}
