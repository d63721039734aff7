import { factorizeInPlace, invertFactor, solveLower, solveTransposed } from '../mixed-model/cholesky'

/** The highest point of a density, and the factor L of the covariance LL' of the normal that fits it there. */
export type Mode = { at: Float64Array; factor: Float64Array }

const step = 1e-3
const roundsMax = 60
/** With more, a step no longer leads anywhere. */
const dampingMax = 1e9

/**
 * Finds the mode by Newton's method with damping, derivatives by differences. The density is smooth and, the
 * priors being N(0, 1), hardly flatter than they are.
 */
export function findMode(logDensity: (z: Float64Array) => number, unknowns: number): Mode {
  let at = new Float64Array(unknowns)
  let height = logDensity(at)
  let damping = 0
  for (let round = 0; round < roundsMax; round++) {
    const { gradient, curvature } = differentiate(logDensity, at, height)
    const move = dampedMove(gradient, curvature, damping)
    const next = at.map((value, k) => value + Math.max(-2, Math.min(2, move[k]!)))
    const reached = logDensity(next)
    if (reached >= height) {
      const gained = reached - height
      at = next
      height = reached
      damping /= 4
      if (gained < 1e-9) break
    } else {
      if (damping > dampingMax) break
      damping = Math.max(damping * 4, 0.1)
    }
  }
  return { at, factor: factorOfCovariance(differentiate(logDensity, at, height).curvature, unknowns) }
}

/** Gradient, and the negated matrix of second derivatives, by central differences. */
function differentiate(logDensity: (z: Float64Array) => number, at: Float64Array, height: number) {
  const size = at.length
  const shifted = (...moves: [number, number][]) => {
    const z = at.slice()
    for (const [k, by] of moves) z[k]! += by
    return logDensity(z)
  }
  const gradient = new Float64Array(size)
  const curvature = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    const [up, down] = [shifted([k, step]), shifted([k, -step])]
    gradient[k] = (up - down) / (2 * step)
    curvature[k * size + k] = (2 * height - up - down) / (step * step)
    for (let other = 0; other < k; other++) {
      const same = shifted([k, step], [other, step]) + shifted([k, -step], [other, -step])
      const opposed = shifted([k, step], [other, -step]) + shifted([k, -step], [other, step])
      const mixed = (opposed - same) / (4 * step * step)
      curvature[k * size + other] = mixed
      curvature[other * size + k] = mixed
    }
  }
  return { gradient, curvature }
}

function dampedMove(gradient: Float64Array, curvature: Float64Array, damping: number): Float64Array {
  const size = gradient.length
  for (let extra = damping; extra < dampingMax; extra = Math.max(extra * 4, 0.1)) {
    const matrix = curvature.slice()
    for (let k = 0; k < size; k++) matrix[k * size + k]! += extra
    if (Number.isNaN(factorizeInPlace(matrix, size))) continue
    const move = gradient.slice()
    solveLower(matrix, move, size)
    solveTransposed(matrix, move, size)
    return move
  }
  return new Float64Array(size)
}

function factorOfCovariance(curvature: Float64Array, size: number): Float64Array {
  const matrix = curvature.slice()
  // Where the curvature is no covariance, that of the priors alone is wide enough to start from.
  if (Number.isNaN(factorizeInPlace(matrix, size))) {
    matrix.fill(0)
    for (let k = 0; k < size; k++) matrix[k * size + k] = 1
  }
  const covariance = invertFactor(matrix, size)
  factorizeInPlace(covariance, size)
  return covariance
}
