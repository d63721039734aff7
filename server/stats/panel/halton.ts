const bases = [2, 3, 5, 7, 11, 13, 17] as const

/** The digits of `index` mirrored at the point, in the given base: the van der Corput sequence, in (0, 1). */
export function radicalInverse(index: number, base: number): number {
  let [rest, share, sum] = [index, 1 / base, 0]
  while (rest > 0) {
    sum += (rest % base) * share
    rest = Math.floor(rest / base)
    share /= base
  }
  return sum
}

/**
 * The `index`-th point of the Halton sequence (Halton 1960), each coordinate shifted by `shift` and taken modulo 1
 * (Cranley & Patterson 1976), so that another seed gives other points as evenly spread.
 * @param index from 1
 * @param shift one number in [0, 1) for each coordinate, at most seven
 */
export function haltonPoint(index: number, shift: ArrayLike<number>): number[] {
  return Array.from(shift, (by, k) => {
    const place = (radicalInverse(index, bases[k]!) + by) % 1
    // An exact 0 has no normal quantile.
    return Math.min(Math.max(place, 1e-12), 1 - 1e-12)
  })
}
