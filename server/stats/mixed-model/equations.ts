import { factorizeInPlace } from './cholesky'
import { addRun, coupleRun, type Front, shapeOf } from './front'
import type { Layout } from './layout'

/**
 * Henderson's mixed-model equations with the random effects written as u = θs, θ = σ_u/σ_e: then they are defined
 * at θ = 0 too. In units of σ_e the matrix over (s, μ) is M = [Λ'Z'ZΛ + I, Λ'Z'1; 1'ZΛ, n]; it is factorized group
 * by group (STATISTICS, "The model"; Henderson 1975; Bates et al. 2015, section 3).
 */
export type Equations = {
  layout: Layout
  /** σ_u/σ_e for each of `layout.terms`. */
  theta: Float64Array
  /** The eliminated columns of each group: its pivot's, then its inner pair's, `frontSize` numbers each. */
  pool: Float64Array
  poolStart: Float64Array
  /** Factor of the border with the scores as last row: (borderSize + 1)² numbers, row by row. */
  border: Float64Array
  /** ln|M|. */
  logDet: number
  /** The least penalised sum of squares |y − μ − Zu|² + |s|², in score units squared. */
  penalisedSquares: number
  front: Front
}

export function prepareEquations(layout: Layout): Equations {
  const groups = layout.groupStart.length - 1
  const poolStart = new Float64Array(groups + 1)
  let largest = 0
  for (let group = 0; group < groups; group++) {
    const { size, eliminated } = shapeOf(layout, group)
    poolStart[group + 1] = poolStart[group]! + size * eliminated
    largest = Math.max(largest, size)
  }
  return {
    layout,
    theta: new Float64Array(layout.terms.length),
    pool: new Float64Array(poolStart[groups]!),
    poolStart,
    border: new Float64Array((layout.borderSize + 1) ** 2),
    logDet: Number.NaN,
    penalisedSquares: Number.NaN,
    front: {
      matrix: new Float64Array(largest ** 2),
      coupling: new Float64Array(largest),
      touched: new Int32Array(largest),
      isTouched: new Uint8Array(largest),
      places: new Int32Array(4 + layout.border.length),
      values: new Float64Array(4 + layout.border.length),
    },
  }
}

/** Factorizes the equations at `theta`; everything else reads what this leaves behind. */
export function factorize(equations: Equations, theta: ArrayLike<number>): void {
  const { layout, border, front, pool, poolStart } = equations
  equations.theta.set(theta)
  const side = layout.borderSize + 1
  border.fill(0)
  for (let column = 1; column < layout.borderSize; column++) border[column * side + column] = 1
  let logDet = 0
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    const shape = shapeOf(layout, group)
    logDet += fillFront(equations, group, shape)
    logDet += eliminate(front.matrix, shape.size, shape.eliminated)
    keepColumns(front.matrix, shape, pool, poolStart[group]!)
    addToBorder(equations, group, shape)
  }
  equations.logDet = logDet + factorizeInPlace(border, side, layout.borderSize)
  equations.penalisedSquares = Math.max(border[side * side - 1]!, 0)
}

/** Sums a group's cross products and eliminates its runs, whose block is diagonal; returns ln of its determinant. */
function fillFront(
  equations: Equations,
  group: number,
  { eliminated, size }: { eliminated: number; size: number },
): number {
  const { layout, front } = equations
  const { matrix } = front
  matrix.fill(0, 0, size * size)
  for (let k = 0; k < eliminated; k++) matrix[k * size + k] = 1
  let logDet = 0
  for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
    addRun(equations, run, eliminated, size)
    if (layout.runTerm >= 0) logDet += eliminateRun(equations, run, eliminated, size)
  }
  return logDet
}

function eliminateRun(equations: Equations, run: number, eliminated: number, size: number): number {
  const { layout, front, theta } = equations
  const { matrix, coupling, touched } = front
  const own = theta[layout.runTerm]!
  const diagonal = own * own * (layout.runStart[run + 1]! - layout.runStart[run]!) + 1
  const count = coupleRun(equations, run, eliminated, size)
  for (let i = 0; i < count; i++) {
    const at = touched[i]!
    const row = at * size
    const scaled = coupling[at]! / diagonal
    for (let j = 0; j < count; j++) {
      const other = touched[j]!
      if (other <= at) matrix[row + other]! -= scaled * coupling[other]!
    }
  }
  for (let i = 0; i < count; i++) coupling[touched[i]!] = 0
  return Math.log(diagonal)
}

function eliminate(matrix: Float64Array, size: number, eliminated: number): number {
  let logDet = 0
  for (let k = 0; k < eliminated; k++) {
    const pivot = matrix[k * size + k]!
    logDet += Math.log(pivot)
    const root = Math.sqrt(pivot)
    for (let i = k; i < size; i++) matrix[i * size + k]! /= root
    for (let i = k + 1; i < size; i++) {
      const factor = matrix[i * size + k]!
      if (factor === 0) continue
      for (let j = k + 1; j <= i; j++) matrix[i * size + j]! -= factor * matrix[j * size + k]!
    }
  }
  return logDet
}

function keepColumns(
  matrix: Float64Array,
  { eliminated, size }: { eliminated: number; size: number },
  pool: Float64Array,
  start: number,
): void {
  for (let k = 0; k < eliminated; k++) {
    for (let i = k; i < size; i++) pool[start + k * size + i] = matrix[i * size + k]!
  }
}

function addToBorder(
  { layout, border, front }: Equations,
  group: number,
  { eliminated, touched, size }: { eliminated: number; touched: number; size: number },
): void {
  const { matrix } = front
  const { columns } = layout
  const side = layout.borderSize + 1
  const first = layout.columnStart[group]!
  for (let i = 0; i <= touched; i++) {
    // Behind a group's border columns stands y, which is the border's last.
    const row = i === touched ? side - 1 : columns[first + i]!
    const from = (eliminated + i) * size + eliminated
    for (let j = 0; j < i; j++) {
      const column = columns[first + j]!
      if (row >= column) border[row * side + column]! += matrix[from + j]!
      else border[column * side + row]! += matrix[from + j]!
    }
    border[row * side + row]! += matrix[from + i]!
  }
}
