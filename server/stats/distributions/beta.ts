import { type Distribution, demandPositive, positiveDistribution } from './distribution'
import { incompleteBeta } from './incomplete-beta'

/** The beta distribution with shapes a and b > 0, on 0 to 1: P(X ≤ x) = Iₓ(a, b). */
export function betaDistribution(a: number, b: number): Distribution {
  demandPositive('A shape', a)
  demandPositive('A shape', b)
  return positiveDistribution((x) => incompleteBeta(a, b, x, 1 - x), 1)
}
