import { groupBy } from '../group-by'
import type { Residual } from '../interviewers/residuals'
import { mean } from '../mean'
import type { HealthScore } from './scored'

/** One interviewer's session, and what came before it on that day. */
export type GivenSession = {
  interviewer: string
  at: number
  /** From 1, within the interviewer's day. */
  position: number
  /** The plain mean given here, and to the candidate before on the same day; null for the first of a day. */
  mean: number
  previousMean: number | null
}

/** Everybody's sessions in their order. */
export function givenSessions(scores: readonly HealthScore[]): GivenSession[] {
  return [...groupBy(scores, ({ interviewer }) => interviewer)].flatMap(([interviewer, own]) =>
    [...groupBy(own, ({ day }) => day).values()].flatMap((ofDay) => {
      const sessions = [...groupBy(ofDay, ({ at }) => at)].toSorted(([a], [b]) => a - b)
      const means = sessions.map(([, given]) => mean(given.map(({ score }) => score))!)
      return sessions.map(([at], place) => ({
        interviewer,
        at,
        position: place + 1,
        mean: means[place]!,
        previousMean: place === 0 ? null : means[place - 1]!,
      }))
    }),
  )
}

/** What a fit leaves of each score, with where its session stood: y − (μ + c) − r − q, the halo not taken out. */
export function residualsOf(
  scores: readonly HealthScore[],
  fitted: {
    /** μ + c_i by candidate, r_j by interviewer and q_k by question; an effect that the fit does not have is 0. */
    candidates: ReadonlyMap<string, number>
    interviewers: ReadonlyMap<string, number>
    questions: ReadonlyMap<string, number>
  },
): (Residual & Pick<HealthScore, 'candidate' | 'question'>)[] {
  const keyOf = ({ interviewer, at }: { interviewer: string; at: number }) =>
    JSON.stringify([interviewer, at])
  const sessionOf = new Map(givenSessions(scores).map((session) => [keyOf(session), session]))
  return scores.map((one) => {
    const { position, previousMean } = sessionOf.get(keyOf(one))!
    const { candidate, interviewer, question, score, at } = one
    const residual =
      score -
      fitted.candidates.get(candidate)! -
      (fitted.interviewers.get(interviewer) ?? 0) -
      (fitted.questions.get(question) ?? 0)
    return { candidate, interviewer, question, residual, at, position, previousMean }
  })
}
