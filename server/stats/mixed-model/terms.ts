import type { Factor, Ratings } from './ratings'

export type FactorName = 'candidate' | 'interviewer' | 'question'

/**
 * A random term of the model y = μ + c + r + q + h + g + e (STATISTICS, "The model"): candidate c, interviewer
 * severity r, question difficulty q, the halo h of an interviewer about a candidate, and g, how a question suits a
 * candidate.
 */
export type Term = FactorName | 'candidate:interviewer' | 'candidate:question'

export const allTerms: readonly Term[] = [
  'candidate',
  'interviewer',
  'question',
  'candidate:interviewer',
  'candidate:question',
]

/** The factors that a term crosses. */
export function factorsOf(term: Term): FactorName[] {
  return term.split(':') as FactorName[]
}

/** The columns of a term, or null where the ratings lack one of them. */
export function columnsOf(ratings: Ratings, term: Term): Factor[] | null {
  const columns = factorsOf(term).map((name) => ratings[name])
  return columns.every((column) => column !== null) ? columns : null
}
