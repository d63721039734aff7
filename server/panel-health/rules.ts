import { scoreScale } from '../compare/rules'
import { type OwnHealth, ownHealth } from '../stats/health/own-health'
import { type PanelHealth, panelHealth } from '../stats/health/panel-health'
import { leastDiscrimination } from '../stats/health/question-health'
import { discriminationFrom, type HealthScore, reliabilityFrom, sessionsFrom } from '../stats/health/scored'
import { leastShared } from '../stats/panel/severity'

/**
 * The final scores of opened evaluations with their sessions, as short as they can be sent: each names its candidate by
 * a number alone, since nothing here is about one.
 */
export type PackedScores = {
  /** Member ids, and question ids. */
  interviewers: string[]
  questions: string[]
  sessions: { at: number; day: string }[]
  /** Candidate, interviewer, question, session, value, and so on: five numbers a score. */
  scores: number[]
}

/** The panel's health from packed scores; null without any. Takes seconds, so that it belongs in a worker. */
export function healthOf({ interviewers, questions, sessions, scores }: PackedScores): PanelHealth | null {
  const rows = Array.from({ length: scores.length / 5 }, (_, row): HealthScore => {
    const place = 5 * row
    return {
      candidate: String(scores[place]!).padStart(6, '0'),
      interviewer: interviewers[scores[place + 1]!]!,
      question: questions[scores[place + 2]!]!,
      ...sessions[scores[place + 3]!]!,
      score: scores[place + 4]!,
    }
  })
  return panelHealth(rows, { scale: scoreScale })
}

/** What an interviewer is told of their own scoring, and no more (`server/stats/health/own-health.ts`). */
export function ownHealthOf(
  scores: readonly HealthScore[],
  memberId: string,
  openedInOrder: readonly string[],
): OwnHealth {
  return ownHealth(scores, memberId, openedInOrder, scoreScale)
}

/** Who asks sees their own scoring only, or the panel's. */
export function seesPanelHealth(place: 'admin' | 'manager' | 'reviewer' | 'interviewer'): boolean {
  return place === 'admin' || place === 'manager'
}

export const whyNotReviewer =
  'How interviewers score is theirs and that of who leads the job. As reviewer you read the comparison.'

/** From when on what is said, for the pages to name it before. */
export const saidFrom = {
  reliabilityCandidates: reliabilityFrom,
  severityCandidates: leastShared,
  slopeSessions: sessionsFrom,
  discriminationCandidates: discriminationFrom,
  /** Below this a question tells little of what the rest tells. */
  leastDiscrimination,
} as const
