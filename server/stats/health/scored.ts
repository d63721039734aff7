/** One single score with the session it was given in. */
export type HealthScore = {
  candidate: string
  interviewer: string
  question: string
  score: number
  /** When the session was, as a number that grows with time; scores of one session have the same. */
  at: number
  /** The day it was on, in the organization's own time zone. */
  day: string
}

/** From how many candidates reliability is said at all, and always with its interval (STATISTICS, "Refusals"). */
export const reliabilityFrom = 10
/** From how many sessions of one interviewer a slope over them is said. */
export const sessionsFrom = 8
/** From how many candidates a question's discrimination is said: a hint from the first, in earnest from the second. */
export const discriminationFrom = { soft: 10, firm: 20 } as const

export const countDistinct = (values: readonly string[]): number => new Set(values).size
