import { haloShare } from '../interviewers/halo'
import { ratingsFrom } from '../mixed-model/ratings'
import { comparePanel } from '../panel/panel'
import type { Refusal } from '../panel/refusals'
import type { Result } from '../result'
import { type InterviewerHealth, interviewerHealth } from './interviewer-health'
import { type QuestionHealth, questionHealth } from './question-health'
import { type Reliability, reliability } from './reliability'
import { countDistinct, type HealthScore } from './scored'

export type PanelHealth = {
  scores: number
  candidates: number
  /** Null for fewer than 10 candidates. */
  reliability: Reliability | null
  interviewers: InterviewerHealth[]
  /** Of the whole panel, from its variance components; null where there is no fit or no halo in it. */
  halo: Result<{ value: number }> | null
  questions: QuestionHealth[]
  /** Why nothing is fitted to the interviewers, and what would change that. */
  refusals: Refusal[]
}

/**
 * What a panel's scores say of the panel itself: how far its interviewers agree, how each of them scores, and what each
 * question tells. Severity is that of the comparison (`comparePanel`), so that both pages say the same. Null without
 * scores. Takes seconds, so that it belongs in a worker.
 */
export function panelHealth(
  scores: readonly HealthScore[],
  options: { scale: readonly [number, number]; seed?: number },
): PanelHealth | null {
  if (scores.length === 0) return null
  const { scale, seed = 1 } = options
  const { estimate, refusals } = comparePanel(ratingsFrom(scores), { scale, seed })
  const variance = (name: string) => (estimate?.sd[name]?.q50 ?? 0) ** 2
  return {
    scores: scores.length,
    candidates: countDistinct(scores.map(({ candidate }) => candidate)),
    reliability: reliability(scores, { scale, seed }),
    interviewers: interviewerHealth(scores, estimate),
    halo: estimate?.sd['candidate:interviewer']
      ? haloShare(
          { 'candidate:interviewer': variance('candidate:interviewer'), residual: variance('residual') },
          scores.length,
        )
      : null,
    questions: questionHealth(scores, scale),
    // That candidates are not told apart is no reason not to speak of interviewers.
    refusals: refusals.filter(({ code }) => code !== 'not-separated'),
  }
}
