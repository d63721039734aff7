import type { NotAssessedReason } from '@/db/schema/scores'
import { disagreementFrom } from '../compare/rules'
import type { InterviewerInfluence, Pull } from '../stats/interviewers/influence'

/** A word on one answer: a value, why there is none, or neither where nothing was said. */
export type Word = { value: number | null; notAssessed: NotAssessedReason | null }

export const debriefStates = ['sealed', 'own scorecard', 'ready', 'running', 'ended'] as const
export type DebriefState = (typeof debriefStates)[number]

/**
 * Where the talk about an evaluation stands for one member. Whoever has still a scorecard of their own to submit, as
 * after a broken seal, would be influenced by what they read, and waits until it is in.
 */
export function stateOf(
  evaluation: { openedAt: unknown; ownDrafts: number },
  debrief: { endedAt: unknown } | null,
): DebriefState {
  if (!evaluation.openedAt) return 'sealed'
  if (evaluation.ownDrafts > 0) return 'own scorecard'
  if (!debrief) return 'ready'
  return debrief.endedAt ? 'ended' : 'running'
}

/** When a sealed talk opens, in a person's words. */
export function opensWhen(waitingFor: readonly string[]): string {
  if (waitingFor.length === 0) return 'Opens with the seal. Nobody is expected to submit a scorecard yet.'
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(waitingFor)
  return waitingFor.length === 1
    ? `Opens when the scorecard of ${names} is in.`
    : `Opens when the scorecards of ${names} are in.`
}

/** Who leads a talk: those who manage the job, and who began it. Everybody in it may begin one but a reviewer, who looks. */
export function whyNotLead(
  member: { place: string; memberId: string },
  debrief: { startedBy: string; startedByName: string } | null,
): string | null {
  if (member.place === 'admin' || member.place === 'manager') return null
  if (member.place === 'reviewer') return 'Reviewers look on; the panel or a manager leads the debrief.'
  if (!debrief || debrief.startedBy === member.memberId) return null
  return `${debrief.startedByName} leads this debrief, or a manager of the job.`
}

export const agendaParts = ['disagreements', 'not assessed by some', 'the rest'] as const
export type AgendaPart = (typeof agendaParts)[number]

/** How far the given values are apart; 0 for fewer than two. */
export function distanceOf(words: readonly Word[]): number {
  const values = words.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length < 2 ? 0 : Math.max(...values) - Math.min(...values)
}

/** The same distance at which the comparison marks an answer. */
export function isDisagreement(distance: number): boolean {
  return distance >= disagreementFrom
}

export function partOf(words: readonly Word[]): AgendaPart {
  if (isDisagreement(distanceOf(words))) return 'disagreements'
  const isSplit = words.some(({ value }) => value !== null) && words.some(({ notAssessed }) => notAssessed)
  return isSplit ? 'not assessed by some' : 'the rest'
}

/**
 * What to talk about first: the largest disagreement, then answers that some scored and others could not, then the
 * rest by distance; what is alike stays in the order of the set. It goes by the scores as they were submitted, so that
 * nothing changes its place while people revise.
 */
export function inAgendaOrder<Topic extends { number: number; scores: readonly { first: Word }[] }>(
  topics: readonly Topic[],
): Topic[] {
  const first = (topic: Topic) => topic.scores.map((score) => score.first)
  const rank = (topic: Topic) => agendaParts.indexOf(partOf(first(topic)))
  return topics.toSorted(
    (a, b) => rank(a) - rank(b) || distanceOf(first(b)) - distanceOf(first(a)) || a.number - b.number,
  )
}

/** What follows in the agenda and is not settled; from the top again after the last. Null when nothing is left. */
export function nextTopic(
  agenda: readonly { questionId: string; isSettled: boolean }[],
  after: string | null,
): string | null {
  const at = agenda.findIndex(({ questionId }) => questionId === after)
  const others = [...agenda.slice(at + 1), ...agenda.slice(0, Math.max(at, 0))]
  return others.find(({ isSettled }) => !isSettled)?.questionId ?? null
}

/** A few moves go one way or the other by chance; below these, nothing is said about chance at all. */
const leastMoves = 5
const leastPoints = 10

/** Whether moves follow somebody's scores more than chance would have it; `too few` where nobody could tell. */
export function followsBeyondChance(pull: Pull): 'too few' | 'no' | { p: number } {
  const { moves, test } = pull
  if (test.reason !== null || moves < leastMoves || test.n < leastPoints) return 'too few'
  return test.p < 0.05 ? { p: test.p } : 'no'
}

/** The colleagues whose sealed scores an interviewer moved towards, most often first. */
export function towardsWhom(one: InterviewerInfluence): InterviewerInfluence['colleagues'] {
  return one.colleagues
    .filter(({ towards }) => towards > 0)
    .toSorted((a, b) => b.towards - a.towards || a.colleague.localeCompare(b.colleague, 'en'))
}
