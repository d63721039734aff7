import type { Ratings } from '../mixed-model/ratings'
import { type Component, findComponents } from './components'

/** A score that nobody has given yet. */
export type Link = { candidate: string; interviewer: string; question: string | null }

/**
 * The smallest set of extra scores that would make one part of the whole design: one for each part too many, found
 * one after the other. Of the scores that join the most, the one for the candidate and by the interviewer with the
 * fewest so far, so that nobody is asked for more than needed.
 */
export function findLinks(ratings: Ratings, components: readonly Component[]): Link[] {
  const { interviewer, question, candidate } = ratings
  if (!interviewer || components.length < 2) return []
  const links: Link[] = []
  let [current, parts] = [ratings, components]
  while (parts.length > 1 && links.length < components.length * 2) {
    const best = bestLink(current, parts)
    if (!best) break
    links.push({
      candidate: candidate.levels[best.candidate]!,
      interviewer: interviewer.levels[best.interviewer]!,
      question: question && best.question !== null ? question.levels[best.question]! : null,
    })
    current = addScore(current, best)
    parts = findComponents(current)
  }
  return links
}

type Place = { candidate: number; interviewer: number; question: number | null }

/** Tries a score of a candidate outside the largest part by one who scored in it, on a question asked in it. */
function bestLink(ratings: Ratings, parts: readonly Component[]): Place | null {
  const [main, ...others] = parts
  const counts = (codes: Int32Array, level: number) =>
    codes.reduce((sum, code) => sum + Number(code === level), 0)
  const inMain = new Set(main!.candidates)
  const rows = [...ratings.candidate.codes.keys()].filter((row) => inMain.has(ratings.candidate.codes[row]!))
  const byLoad = (codes: Int32Array) => (a: number, b: number) => counts(codes, a) - counts(codes, b) || a - b
  const interviewers = [...main!.interviewers].sort(byLoad(ratings.interviewer!.codes))
  const questions = ratings.question ? [...new Set(rows.map((row) => ratings.question!.codes[row]!))] : [null]
  const outside = [...(others[0]?.candidates ?? [])].sort(byLoad(ratings.candidate.codes))
  for (const candidate of outside) {
    for (const interviewer of interviewers) {
      for (const question of questions) {
        const place = { candidate, interviewer, question }
        if (findComponents(addScore(ratings, place)).length < parts.length) return place
      }
    }
  }
  // No single score joins two parts; the first of two that do is as good as any.
  return outside.length > 0 && interviewers.length > 0
    ? { candidate: outside[0]!, interviewer: interviewers[0]!, question: questions[0]! }
    : null
}

function addScore(ratings: Ratings, place: Place): Ratings {
  const append = (codes: Int32Array, code: number) => Int32Array.from([...codes, code])
  const { candidate, interviewer, question } = ratings
  return {
    scores: Float64Array.from([...ratings.scores, 0]),
    candidate: { ...candidate, codes: append(candidate.codes, place.candidate) },
    interviewer: interviewer && { ...interviewer, codes: append(interviewer.codes, place.interviewer) },
    question: question && { ...question, codes: append(question.codes, place.question ?? 0) },
  }
}
