import { countLevels, type Ratings } from '../mixed-model/ratings'

export const interviewersPerCandidateMin = 2

/** For each candidate how many different interviewers have scored them. */
export function countInterviewers({ candidate, interviewer }: Ratings): number[] {
  const met = candidate.levels.map(() => new Set<number>())
  for (const [row, code] of candidate.codes.entries()) met[code]!.add(interviewer?.codes[row] ?? 0)
  return met.map(({ size }) => size)
}

/** For each interviewer how many of their candidates somebody else has scored too. */
export function countShared(ratings: Ratings): number[] {
  if (!ratings.interviewer) return []
  const met = countInterviewers(ratings)
  const shared = ratings.interviewer.levels.map(() => new Set<number>())
  for (const [row, interviewer] of ratings.interviewer.codes.entries()) {
    const candidate = ratings.candidate.codes[row]!
    if (met[candidate]! > 1) shared[interviewer]!.add(candidate)
  }
  return shared.map(({ size }) => size)
}

/** Candidates who were asked or scored so little that their adjusted score leans on the others'. */
export function namesWithOneInterviewer(ratings: Ratings): string[] {
  const met = countInterviewers(ratings)
  return ratings.candidate.levels.filter((_, candidate) => met[candidate]! < interviewersPerCandidateMin)
}

/** Scores beyond one of the same candidate, interviewer and question. */
export function countDuplicates({ candidate, interviewer, question, scores }: Ratings): number {
  const seen = new Set<string>()
  for (let row = 0; row < scores.length; row++) {
    seen.add(`${candidate.codes[row]}:${interviewer?.codes[row]}:${question?.codes[row]}`)
  }
  return scores.length - seen.size
}

export function rawMeans(ratings: Ratings): { n: Int32Array; means: number[] } {
  const n = countLevels(ratings.candidate)
  const sums = new Float64Array(n.length)
  for (const [row, candidate] of ratings.candidate.codes.entries()) sums[candidate]! += ratings.scores[row]!
  return { n, means: Array.from(sums, (sum, candidate) => sum / n[candidate]!) }
}
