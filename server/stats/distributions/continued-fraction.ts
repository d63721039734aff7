/**
 * The continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified method of Lentz (Thompson & Barnett 1986), to full
 * precision. `term` gives aₙ and bₙ for n = 1, 2, …
 */
export function continuedFraction(first: number, term: (n: number) => { a: number; b: number }): number {
  const tiny = 1e-300
  let value = first || tiny
  let numerator = value
  let denominator = 0
  for (let n = 1; n < 1_000_000; n++) {
    const { a, b } = term(n)
    denominator = 1 / (b + a * denominator || tiny)
    numerator = b + a / numerator || tiny
    const step = numerator * denominator
    value *= step
    if (Math.abs(step - 1) < 2e-16) break
  }
  return value
}
