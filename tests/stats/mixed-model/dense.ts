/**
 * The same model by the textbook's dense formulas and plain Gaussian elimination: nothing here is shared with the
 * solver that it checks. V = I + ΣθZZ'θ in units of σ_e².
 */
export function solveDense(scores: number[], levels: string[][], theta: readonly number[]) {
  const names = levels.map((column) => [...new Set(column)])
  const shares = (term: number, a: number, b: number) =>
    Number(levels[term]![a] === levels[term]![b]) * theta[term]! ** 2
  const v = scores.map((_, a) =>
    scores.map((_, b) => levels.reduce((sum, _, term) => sum + shares(term, a, b), Number(a === b))),
  )
  const { inverse, logDet } = invert(v)
  const apply = (x: number[]) => inverse.map((row) => row.reduce((sum, value, k) => sum + value * x[k]!, 0))
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, k) => sum + value * y[k]!, 0)
  const ones = scores.map(() => 1)
  const weight = dot(ones, apply(ones))
  const mean = dot(ones, apply(scores)) / weight
  const projected = apply(scores.map((score) => score - mean))
  // P = V⁻¹ − V⁻¹11'V⁻¹/(1'V⁻¹1); tr(M⁻¹)_k = m − θ² tr(Z'PZ).
  const leaned = apply(ones)
  const traces = levels.map((column, term) => {
    let sum = 0
    for (const name of names[term]!) {
      const own = column.map((level) => Number(level === name))
      sum += dot(own, apply(own)) - dot(own, leaned) ** 2 / weight
    }
    return names[term]!.length - theta[term]! ** 2 * sum
  })
  const effectSquares = levels.map((column, term) =>
    names[term]!.reduce((sum, name) => {
      const effect =
        theta[term]! ** 2 *
        projected.reduce((total, value, k) => total + Number(column[k] === name) * value, 0)
      return sum + effect * effect
    }, 0),
  )
  return {
    mean,
    logDet: logDet + Math.log(weight),
    penalisedSquares: dot(
      scores.map((score) => score - mean),
      projected,
    ),
    effectSquares,
    traces,
  }
}

function invert(matrix: number[][]): { inverse: number[][]; logDet: number } {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  let logDet = 0
  for (let k = 0; k < size; k++) {
    const pivot = rows[k]![k]!
    logDet += Math.log(pivot)
    rows[k] = rows[k]!.map((value) => value / pivot)
    for (let i = 0; i < size; i++) {
      if (i === k) continue
      const factor = rows[i]![k]!
      rows[i] = rows[i]!.map((value, j) => value - factor * rows[k]![j]!)
    }
  }
  return { inverse: rows.map((row) => row.slice(size)), logDet }
}
