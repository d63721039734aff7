import { type IntraclassCorrelation, intraclassCorrelations } from '../agreement/intraclass-correlation'
import { groupBy } from '../group-by'
import { contrastEffect, drift, type InterviewerSlope, positionEffect } from '../interviewers/drift'
import { sessionMeans } from '../interviewers/residuals'
import { type SpreadRatio, spreadRatios } from '../interviewers/spread-ratio'
import { mean } from '../mean'
import type { PanelEstimate, PanelInterviewer } from '../panel/panel-result'
import type { Slope } from '../regression'
import type { Result } from '../result'
import { countDistinct, type HealthScore, sessionsFrom } from './scored'
import { residualsOf } from './sessions'

export type InterviewerHealth = {
  interviewer: string
  scores: number
  candidates: number
  sessions: number
  mean: number
  /** The standard deviation of the scores over that of the others: below 1 where one keeps to the middle. */
  spread: Result<SpreadRatio>
  /** What depends on the fit; null where there is none. */
  fitted: {
    severity: PanelInterviewer
    /** The same ratio of what the fit leaves over: above 1 where one scores less evenly than the others. */
    consistency: Result<SpreadRatio>
    /** ICC(1,1) of residuals over questions: how much of them is one impression of the whole candidate. */
    halo: Result<IntraclassCorrelation>
    drift: Result<Slope>
    position: Result<Slope>
    contrast: Result<Slope>
    /** Mean residual by session, in order: what drift is the slope of. */
    course: { order: number; mean: number }[]
  } | null
}

/** How each interviewer scores, against the others, in the order of their names. */
export function interviewerHealth(
  scores: readonly HealthScore[],
  estimate: PanelEstimate | null,
): InterviewerHealth[] {
  const spreads = spreadRatios(scores.map(({ interviewer, score }) => ({ interviewer, value: score })))
  const fits = estimate ? fitEach(scores, estimate) : null
  return [...groupBy(scores, ({ interviewer }) => interviewer)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([interviewer, own]) => ({
      interviewer,
      scores: own.length,
      candidates: countDistinct(own.map(({ candidate }) => candidate)),
      sessions: new Set(own.map(({ at }) => at)).size,
      mean: mean(own.map(({ score }) => score))!,
      spread: spreads.find((one) => one.interviewer === interviewer)!.ratio,
      fitted: fits?.get(interviewer) ?? null,
    }))
}

function fitEach(scores: readonly HealthScore[], estimate: PanelEstimate) {
  const residuals = residualsOf(scores, {
    candidates: new Map(estimate.candidates.map(({ id, adjusted }) => [id, adjusted])),
    interviewers: new Map(estimate.interviewers.map(({ id, leniency }) => [id, leniency])),
    questions: new Map(estimate.questions.map(({ id, easiness }) => [id, easiness])),
  })
  const courses = sessionMeans(residuals)
  const consistencies = spreadRatios(
    residuals.map(({ interviewer, residual }) => ({ interviewer, value: residual })),
  )
  const slopes = {
    drift: drift(residuals),
    position: positionEffect(residuals),
    contrast: contrastEffect(residuals),
  }
  const byInterviewer = groupBy(residuals, ({ interviewer }) => interviewer)
  return new Map(
    estimate.interviewers.map((severity) => [
      severity.id,
      {
        severity,
        consistency: consistencies.find(({ interviewer }) => interviewer === severity.id)!.ratio,
        halo: haloOf(byInterviewer.get(severity.id)!),
        drift: slopeOf(slopes.drift, severity.id),
        position: slopeOf(slopes.position, severity.id),
        contrast: slopeOf(slopes.contrast, severity.id),
        course: courses.get(severity.id)!.map(({ order, mean: center }) => ({ order, mean: center })),
      },
    ]),
  )
}

/** A slope over a few sessions is mostly chance, and is not said. */
function slopeOf(slopes: readonly InterviewerSlope[], interviewer: string): Result<Slope> {
  const { effect } = slopes.find((one) => one.interviewer === interviewer)!
  if (effect.n >= sessionsFrom) return effect
  const { method, n } = effect
  return { method, n, reason: `too few sessions to say: ${n} of the ${sessionsFrom} needed` }
}

/**
 * Units are sessions, one candidate each, and “raters” the questions: of residuals, so that what is alike is the
 * impression. In ICC(1,1) raters are anybody, so that sessions with other questions go together; it wants as many of each,
 * so that what a session has beyond the lower quarter's number is left out, and so are sessions with fewer.
 */
export function haloOf(
  residuals: readonly { at: number; question: string; residual: number }[],
): Result<IntraclassCorrelation> {
  const sessions = [...groupBy(residuals, ({ at }) => at).values()].map((own) =>
    own.toSorted((a, b) => (a.question < b.question ? -1 : 1)).map(({ residual }) => residual),
  )
  const counts = sessions.map(({ length }) => length).toSorted((a, b) => a - b)
  const many = counts[Math.floor(counts.length / 4)] ?? 0
  const units = sessions.filter(({ length }) => length >= many).map((own) => own.slice(0, many))
  const found = intraclassCorrelations(units)['ICC(1,1)']
  if (found.n >= sessionsFrom) return found
  const { method, n } = found
  return {
    method,
    n,
    reason: `too few sessions to say: ${n} of the ${sessionsFrom} needed`,
  }
}
