import { solveLower } from './cholesky'
import type { Equations } from './equations'
import { placeRating, shapeOf, valuesOf } from './front'

/**
 * σ_e² f'Pg for all pairs of the vectors f, g, where P projects out the mean and whitens the random effects
 * (P of restricted maximum likelihood): what of f'g the equations leave after elimination.
 * @param vectors each with n numbers in the layout's order
 * @returns vectors.length² numbers, row by row
 */
export function projectionProducts(equations: Equations, vectors: readonly Float64Array[]): Float64Array {
  const { layout } = equations
  const count = vectors.length
  const products = new Float64Array(count * count)
  const border = vectors.map(() => new Float64Array(layout.borderSize))
  const fronts = vectors.map(() => new Float64Array(equations.front.coupling.length))
  const subtract = (shares: readonly number[], weight: number) => {
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) products[a * count + b]! -= shares[a]! * shares[b]! * weight
    }
  }
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      let sum = 0
      for (let k = 0; k < layout.n; k++) sum += vectors[a]![k]! * vectors[b]![k]!
      products[a * count + b] = sum
    }
  }
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    sumFront(equations, group, vectors, fronts, subtract)
    const { eliminated, touched, size } = shapeOf(layout, group)
    for (let k = 0; k < eliminated; k++) {
      const column = equations.poolStart[group]! + k * size
      const shares = fronts.map((front) => {
        const share = front[k]! / equations.pool[column + k]!
        for (let i = k + 1; i < size - 1; i++) front[i]! -= equations.pool[column + i]! * share
        return share
      })
      subtract(shares, 1)
    }
    const first = layout.columnStart[group]!
    for (let a = 0; a < count; a++) {
      for (let t = 0; t < touched; t++) border[a]![layout.columns[first + t]!]! += fronts[a]![eliminated + t]!
    }
  }
  for (const vector of border) solveLower(equations.border, vector, layout.borderSize, layout.borderSize + 1)
  for (let column = 0; column < layout.borderSize; column++) {
    subtract(
      border.map((vector) => vector[column]!),
      1,
    )
  }
  return products
}

/** Sums the vectors over a group's columns, its runs eliminated. */
function sumFront(
  equations: Equations,
  group: number,
  vectors: readonly Float64Array[],
  fronts: readonly Float64Array[],
  subtract: (shares: readonly number[], weight: number) => void,
): void {
  const { layout, theta, front } = equations
  const { eliminated, size } = shapeOf(layout, group)
  const values = valuesOf(equations)
  for (const sums of fronts) sums.fill(0, 0, size)
  for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
    const [start, end] = [layout.runStart[run]!, layout.runStart[run + 1]!]
    const own = layout.runTerm >= 0 ? theta[layout.runTerm]! : 0
    const diagonal = own * own * (end - start) + 1
    const shares = vectors.map((vector) => {
      let sum = 0
      for (let rating = start; rating < end; rating++) sum += vector[rating]!
      return own * sum
    })
    for (let rating = start; rating < end; rating++) {
      const count = placeRating(equations, rating, eliminated)
      for (let a = 0; a < vectors.length; a++) {
        // The run's effect takes its part of every rating in it.
        const rest = vectors[a]![rating]! - (own * shares[a]!) / diagonal
        for (let i = 0; i < count; i++) fronts[a]![front.places[i]!]! += values[i]! * rest
      }
    }
    if (own > 0) subtract(shares, 1 / diagonal)
  }
}
