import type { Factor, Ratings } from '../mixed-model/ratings'

/**
 * A part of the design within which candidates can be told apart whatever the interviewers' severity and the
 * questions' difficulty. Level numbers; an interviewer may have scored in more than one part where only the
 * questions divide them.
 */
export type Component = { candidates: number[]; interviewers: number[] }

/**
 * The parts of a design, by size, the largest first. Exact: two candidates are in one part if and only if their
 * difference is estimable with interviewers and questions fixed, that is if it is orthogonal to the null space of
 * Z_c'MZ_c, where M projects out interviewers and questions (Searle 1987, "Linear models for unbalanced data").
 */
export function findComponents(ratings: Ratings): Component[] {
  const candidates = ratings.candidate.levels.length
  const signature = nullSpaceRows(ratings)
  const parts: Component[] = []
  const placed = new Int32Array(candidates).fill(-1)
  for (let candidate = 0; candidate < candidates; candidate++) {
    let at = parts.findIndex(({ candidates: [first] }) => isSame(signature[first!]!, signature[candidate]!))
    if (at < 0) at = parts.push({ candidates: [], interviewers: [] }) - 1
    parts[at]!.candidates.push(candidate)
    placed[candidate] = at
  }
  const met = parts.map(() => new Set<number>())
  if (ratings.interviewer) {
    for (const [row, candidate] of ratings.candidate.codes.entries()) {
      met[placed[candidate]!]!.add(ratings.interviewer.codes[row]!)
    }
  }
  return parts
    .map((part, at) => ({ ...part, interviewers: [...met[at]!].sort((a, b) => a - b) }))
    .sort((a, b) => b.candidates.length - a.candidates.length || a.candidates[0]! - b.candidates[0]!)
}

const tolerance = 1e-8

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, k) => Math.abs(value - b[k]!) < 1e-6)
}

/** For each candidate its row of a basis of the null space. */
function nullSpaceRows(ratings: Ratings): Float64Array[] {
  const others = [ratings.interviewer, ratings.question].filter((factor): factor is Factor => factor !== null)
  const offsets = others.map((_, at) =>
    others.slice(0, at).reduce((sum, { levels }) => sum + levels.length, 0),
  )
  const fixed = others.reduce((sum, { levels }) => sum + levels.length, 0)
  const size = fixed + ratings.candidate.levels.length
  const matrix = new Float64Array(size * size)
  for (const [row, candidate] of ratings.candidate.codes.entries()) {
    const places = [...others.map(({ codes }, at) => offsets[at]! + codes[row]!), fixed + candidate]
    for (const i of places) for (const j of places) matrix[i * size + j]! += 1
  }
  const isFree = eliminateSemidefinite(matrix, size)
  const free = [...isFree.keys()].filter((column) => column >= fixed && isFree[column])
  const vectors = free.map((column) => solveNull(matrix, size, fixed, isFree, column))
  return Array.from({ length: size - fixed }, (_, c) =>
    Float64Array.from(vectors, (vector) => vector[fixed + c]!),
  )
}

/** LDL' in place, skipping columns that depend on those before them; tells which those are. */
function eliminateSemidefinite(matrix: Float64Array, size: number): boolean[] {
  const isFree: boolean[] = []
  const before = Float64Array.from({ length: size }, (_, k) => matrix[k * size + k]!)
  for (let k = 0; k < size; k++) {
    const pivot = matrix[k * size + k]!
    isFree[k] = pivot <= tolerance * Math.max(before[k]!, 1)
    if (isFree[k]) continue
    for (let i = k + 1; i < size; i++) {
      const factor = matrix[i * size + k]! / pivot
      if (factor !== 0)
        for (let j = k + 1; j <= i; j++) matrix[i * size + j]! -= factor * matrix[j * size + k]!
    }
    for (let i = k + 1; i < size; i++) matrix[i * size + k]! /= pivot
  }
  return isFree
}

/** The null vector in which this free column is 1 and the other free ones are 0, over the candidates. */
function solveNull(
  l: Float64Array,
  size: number,
  fixed: number,
  isFree: readonly boolean[],
  column: number,
): Float64Array {
  const vector = new Float64Array(size)
  vector[column] = 1
  for (let k = size - 1; k >= fixed; k--) {
    if (isFree[k]) continue
    let sum = 0
    for (let i = k + 1; i < size; i++) sum -= l[i * size + k]! * vector[i]!
    vector[k] = sum
  }
  return vector
}
