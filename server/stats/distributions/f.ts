import { type Distribution, demandPositive, positiveDistribution } from './distribution'
import { incompleteBeta } from './incomplete-beta'

/** Fisher's F with df1 and df2 > 0 degrees of freedom, which need not be whole (DLMF 8.17(vi)). */
export function fDistribution(df1: number, df2: number): Distribution {
  demandPositive('A degree of freedom', df1)
  demandPositive('A degree of freedom', df2)
  return positiveDistribution((x) => {
    if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
    const sum = df1 * x + df2
    return incompleteBeta(df1 / 2, df2 / 2, (df1 * x) / sum, df2 / sum)
  }, Number.POSITIVE_INFINITY)
}
