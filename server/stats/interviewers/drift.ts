import { linearRegression, type Slope } from '../regression'
import type { Result } from '../result'
import { type Residual, type SessionMean, sessionMeans } from './residuals'

export type InterviewerSlope = { interviewer: string; effect: Result<Slope> }

/**
 * Drift: whether an interviewer becomes milder (slope above 0) or more severe over time, in points per session, by the
 * regression of their sessions' mean residuals on the sessions' order (Myford & Wolfe 2009, "Monitoring rater
 * performance over time"). `n` counts sessions.
 */
export function drift(residuals: readonly Residual[]): InterviewerSlope[] {
  return slopes(residuals, 'drift over an interviewer’s sessions', ({ order }) => order)
}

/**
 * The effect of the position in the day, in points per session of that day (Danziger, Levav & Avnaim-Pesso 2011 on why
 * to look). `n` counts sessions.
 */
export function positionEffect(residuals: readonly Residual[]): InterviewerSlope[] {
  return slopes(residuals, 'effect of the position in the day', ({ position }) => position)
}

/**
 * Contrast: what a point more for the previous candidate does to the next one, in points; below 0 where a good
 * candidate makes the next look worse (Wexley et al. 1972). Sessions without a previous one have no part; `n` counts
 * those that have.
 */
export function contrastEffect(residuals: readonly Residual[]): InterviewerSlope[] {
  return slopes(residuals, 'effect of the previous candidate’s mean', ({ previousMean }) => previousMean)
}

function slopes(
  residuals: readonly Residual[],
  method: string,
  placeOf: (session: SessionMean) => number | null,
): InterviewerSlope[] {
  return [...sessionMeans(residuals)].map(([interviewer, sessions]) => {
    const points = sessions.flatMap((session) => {
      const x = placeOf(session)
      return x === null ? [] : [{ x, y: session.mean }]
    })
    return { interviewer, effect: linearRegression(points, method) }
  })
}
