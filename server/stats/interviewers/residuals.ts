import { groupBy } from '../group-by'
import { demandFinite } from '../result'

/**
 * What a model of candidates, interviewers and questions leaves of one score, in points of the scale, and when it was
 * given. Residuals of one session have the same `at`.
 */
export type Residual = {
  interviewer: string
  residual: number
  /** When the session was, as a number that grows with time, such as milliseconds. */
  at: number
  /** Which session of the interviewer's day it was, from 1. */
  position: number
  /** The mean that the interviewer gave the candidate before, in points; null for the first one. */
  previousMean: number | null
}

/** One interviewer's sessions in their order, each with its mean residual. */
export type SessionMean = {
  /** From 1, over all of the interviewer's sessions. */
  order: number
  position: number
  previousMean: number | null
  mean: number
}

/**
 * Residuals by interviewer and session. The scores of a session share the impression of one candidate and are no
 * independent facts, so a session counts once, by its mean. Numbers that are not finite are RangeErrors.
 */
export function sessionMeans(residuals: readonly Residual[]): Map<string, SessionMean[]> {
  demandFinite(residuals.flatMap((one) => [one.residual, one.at, one.position, one.previousMean]))
  const byInterviewer = groupBy(residuals, ({ interviewer }) => interviewer)
  return new Map(
    [...byInterviewer].map(([interviewer, own]) => {
      const sessions = [...groupBy(own, ({ at }) => at)].toSorted(([a], [b]) => a - b)
      return [
        interviewer,
        sessions.map(([, scores], index) => ({
          order: index + 1,
          position: scores[0]!.position,
          previousMean: scores[0]!.previousMean,
          mean: scores.reduce((sum, { residual }) => sum + residual, 0) / scores.length,
        })),
      ]
    }),
  )
}
