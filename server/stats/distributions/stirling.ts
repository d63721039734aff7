/**
 * What Stirling's formula leaves out: δ(z) = ln Γ(z + 1) − (z + ½) ln z + z − ½ ln 2π, for z > 0, to about 1e-15.
 * Its asymptotic series is good from 16 on; below, δ(z) − δ(z + 1) = (z + ½) ln(1 + 1/z) − 1 leads up to there.
 * (Loader 2000, "Fast and accurate computation of binomial probabilities".)
 */
export function stirlingError(z: number): number {
  let at = z
  let sum = 0
  for (; at < 16; at++) sum += (at + 0.5) * Math.log1p(1 / at) - 1
  const square = 1 / (at * at)
  const series = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))
  return sum + (1 / 12 - square * (1 / 360 - square * series)) / at
}

/**
 * The deviance x ln(x/m) + m − x of a count x ≥ 0 from its mean m > 0, without the cancellation where they are close
 * (Loader 2000, equation 9).
 */
export function devianceFrom(x: number, m: number): number {
  if (x === 0) return m
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let odd = 3; ; odd += 2) {
    term *= v * v
    const next = sum + term / odd
    if (next === sum) return sum
    sum = next
  }
}
