import { type Rows, subtractProducts } from './products'

/** Columns that are worked on together: what lies before them is subtracted in one go. */
const blockSide = 32

/**
 * Cholesky factorization A = LL' in place, of a dense symmetric matrix stored row by row. Reads the lower triangle;
 * what stands above the diagonal is lost.
 * @param a size × size numbers
 * @param pivots how many columns to eliminate, all of them unless told: the rest then holds the Schur complement
 * @returns ln det of the eliminated block, or NaN where that is not positive definite
 */
export function factorizeInPlace(a: Float64Array, size: number, pivots = size): number {
  const rows: Rows = { numbers: a, stride: size }
  let logDet = 0
  for (let start = 0; start < pivots; start += blockSide) {
    const end = Math.min(start + blockSide, pivots)
    subtractProducts(
      rows,
      rows,
      rows,
      { from: start, to: size },
      { from: start, to: end },
      { from: 0, to: start },
    )
    for (let column = start; column < end; column++) {
      const own = column * size
      const pivot = a[own + column]! - sumProducts(a, own, own, start, column)
      if (!(pivot > 0)) return Number.NaN
      logDet += Math.log(pivot)
      a[own + column] = Math.sqrt(pivot)
      for (let row = column + 1; row < size; row++) {
        const at = row * size
        a[at + column] = (a[at + column]! - sumProducts(a, at, own, start, column)) / a[own + column]!
      }
    }
  }
  if (pivots < size) {
    const rest = { from: pivots, to: size }
    subtractProducts(rows, rows, rows, rest, rest, { from: 0, to: pivots })
  }
  return logDet
}

function sumProducts(a: Float64Array, x: number, y: number, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += a[x + k]! * a[y + k]!
  return sum
}

/**
 * (LL')⁻¹ for the leading `size` rows and columns of a factor stored row by row with `stride` numbers a row.
 * @returns both triangles, size × size, row by row
 */
export function invertFactor(l: Float64Array, size: number, stride = size): Float64Array {
  const lower: Rows = { numbers: l, stride }
  // Row i is column i of L⁻¹, so that all products below run along rows.
  const u = new Float64Array(size * size)
  const columns: Rows = { numbers: u, stride: size }
  for (let start = 0; start < size; start += blockSide) {
    const end = Math.min(start + blockSide, size)
    for (let i = 0; i < start; i += blockSide) {
      const block = { from: i, to: i + blockSide }
      subtractProducts(columns, columns, lower, block, { from: start, to: end }, { from: i, to: start })
    }
    for (let i = 0; i < end; i++) finishColumn(u, i, size, l, stride, start, end)
  }
  const inverse = new Float64Array(size * size)
  const negated: Rows = { numbers: inverse, stride: size }
  for (let start = 0; start < size; start += blockSide) {
    const block = { from: start, to: Math.min(start + blockSide, size) }
    subtractProducts(negated, columns, columns, block, { from: 0, to: block.to }, { from: start, to: size })
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -inverse[i * size + j]!
      inverse[i * size + j] = value
      inverse[j * size + i] = value
    }
  }
  return inverse
}

/** The part of one column of L⁻¹ that lies in the rows from start to end; what lies before is subtracted already. */
function finishColumn(
  u: Float64Array,
  i: number,
  size: number,
  l: Float64Array,
  stride: number,
  start: number,
  end: number,
) {
  const own = i * size
  if (i >= start) u[own + i] = 1 / l[i * stride + i]!
  for (let j = Math.max(start, i + 1); j < end; j++) {
    let sum = u[own + j]!
    for (let k = Math.max(start, i); k < j; k++) sum -= l[j * stride + k]! * u[own + k]!
    u[own + j] = sum / l[j * stride + j]!
  }
}

/** Solves L'x = b in place for the leading `size` rows and columns of a factor. */
export function solveTransposed(l: Float64Array, b: Float64Array, size: number, stride = size): void {
  for (let i = size - 1; i >= 0; i--) {
    const value = b[i]! / l[i * stride + i]!
    b[i] = value
    for (let k = 0; k < i; k++) b[k]! -= l[i * stride + k]! * value
  }
}

/** Solves Lx = b in place for the leading `size` rows and columns of a factor. */
export function solveLower(l: Float64Array, b: Float64Array, size: number, stride = size): void {
  for (let i = 0; i < size; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= l[i * stride + k]! * b[k]!
    b[i] = sum / l[i * stride + i]!
  }
}
