import { type Distribution, demandProbability } from './distribution'

/**
 * The standard normal distribution. The cdf is Cody's rational approximation (1969, "Rational Chebyshev approximations
 * for the error function"), the quantile Wichura's (1988, algorithm AS 241, PPND16); both to about 1e-15 relative.
 */
export const standardNormal: Distribution = {
  cdf: (x) => lowerTail(x),
  survival: (x) => lowerTail(-x),
  quantile: (p) => {
    demandProbability(p)
    const q = p - 0.5
    if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, central)
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
    if (r === Number.POSITIVE_INFINITY) return q < 0 ? -r : r
    const distance = r <= 5 ? ratio(r - 1.6, outer) : ratio(r - 5, farOut)
    return q < 0 ? -distance : distance
  },
}

/** The density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}

function lowerTail(x: number): number {
  const distance = Math.abs(x)
  if (distance <= 0.67448975) return 0.5 + x * ratio(x * x, nearZero)
  const tail = upperTail(distance)
  return x < 0 ? tail : 1 - tail
}

function upperTail(x: number): number {
  if (x > 38.5) return 0
  // exp(−x²/2) in two factors: x² alone would cost the digits behind its own rounding.
  const coarse = Math.trunc(x * 16) / 16
  const density = Math.exp((-coarse * coarse) / 2) * Math.exp((-(x - coarse) * (x + coarse)) / 2)
  if (x <= Math.sqrt(32)) return density * ratio(x, middle)
  const square = 1 / (x * x)
  return (density * (1 / Math.sqrt(2 * Math.PI) - square * ratio(square, far))) / x
}

/** Coefficients of a numerator and of a denominator, from the constant term up. */
type Rational = readonly [readonly number[], readonly number[]]

function ratio(x: number, [numerator, denominator]: Rational): number {
  return polynomial(x, numerator) / polynomial(x, denominator)
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

const nearZero: Rational = [
  [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1],
]

const middle: Rational = [
  [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
    93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
  ],
  [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
    1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
  ],
]

const far: Rational = [
  [
    2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
    0.215898534057957, 0.023073441764940174,
  ],
  [
    7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911,
    1,
  ],
]

const central: Rational = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
]

const outer: Rational = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
]

const farOut: Rational = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
]
