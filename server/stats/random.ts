/** A stream of pseudo-random numbers that is the same, to the bit, for the same seed. Not for secrets. */
export type Random = {
  /** Uniform in (0, 1), never 0 or 1: an odd multiple of 2⁻⁵³. */
  uniform: () => number
  /** Standard normal. */
  normal: () => number
  /** One of 0, 1, … n − 1, each as likely as the others, for n from 1 to 2³². */
  integer: (n: number) => number
  /** A new array with the same elements in one of their orders, each order as likely as the others. */
  shuffle: <T>(values: readonly T[]) => T[]
}

/**
 * The generator xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"), started from
 * any safe integer; another number is a RangeError. Uniform numbers, integers and orders need whole numbers only and
 * are the same on every machine; normal ones go through Math.log, so they are the same wherever that is.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`)
  const next = xoshiro(spread(seed))
  let spare: number | null = null

  const uniform = () => {
    const high = next() >>> 6
    const low = next() >>> 6
    return (high * 2 ** 26 + low + 0.5) / 2 ** 52
  }

  // Marsaglia's polar method (Marsaglia & Bray 1964), which gives two at a time.
  const normal = () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * factor
      return x * factor
    }
  }

  const integer = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32)
      throw new RangeError(`A whole number from 1 to 2³² is needed, not ${n}.`)
    // What is left over after the last full round of n would favour the small numbers, so it is drawn again.
    const fair = 2 ** 32 - (2 ** 32 % n)
    for (;;) {
      const drawn = next()
      if (drawn < fair) return drawn % n
    }
  }

  // Fisher and Yates.
  const shuffle = <T>(values: readonly T[]) => {
    const shuffled = [...values]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = integer(last + 1)
      const kept = shuffled[last]!
      shuffled[last] = shuffled[other]!
      shuffled[other] = kept
    }
    return shuffled
  }

  return { uniform, normal, integer, shuffle }
}

/** The bare xoshiro128**: whole numbers from 0 to 2³² − 1, from a state of four such numbers, not all 0. */
export function xoshiro(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** Four well-mixed words from one seed, so that neighbouring seeds share nothing (a Weyl sequence through MurmurHash3's finalizer). */
function spread(seed: number): [number, number, number, number] {
  const low = seed >>> 0
  const high = Math.floor(seed / 2 ** 32) | 0
  const word = (step: number) => mix((mix(low + Math.imul(step, 0x9e3779b9)) ^ high) + step)
  // One of the four differs from 0 whatever the seed, since a state of zeros would stay there.
  return [word(1), word(2), word(3), word(4) | 1]
}

function mix(word: number): number {
  let mixed = word
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
