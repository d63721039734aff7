import { crossing, type Distribution, demandPositive, demandProbability } from './distribution'
import { incompleteBeta } from './incomplete-beta'

/** Student's t with df > 0 degrees of freedom, which need not be whole: P(|T| > t) = I(df/2, ½) at df/(df + t²). */
export function tDistribution(df: number): Distribution {
  demandPositive('A degree of freedom', df)
  const tail = (t: number) => {
    const square = t * t
    if (square === Number.POSITIVE_INFINITY) return 0
    return incompleteBeta(df / 2, 1 / 2, df / (df + square), square / (df + square)).lower / 2
  }
  const survival = (t: number) => (t > 0 ? tail(t) : 1 - tail(t))
  const quantile = (p: number): number => {
    demandProbability(p)
    if (p > 0.5) return -quantile(1 - p)
    return p === 0.5 ? 0 : -crossing((t) => tail(t) > p, Number.POSITIVE_INFINITY)
  }
  return { cdf: (t) => survival(-t), survival, quantile }
}
