import type { Component } from '../design/components'
import { findLinks, type Link } from '../design/links'
import type { Ratings } from '../mixed-model/ratings'
import { countInterviewers, interviewersPerCandidateMin, namesWithOneInterviewer } from './counts'
import type { LensFit } from './lens-fit'
import type { Verdict } from './verdicts'
import type { Compared } from './warnings'

/** Why something is not said, and what would change that. */
export type Refusal = { code: RefusalCode; message: string; fix: string }
export type RefusalCode =
  | 'no-variation'
  | 'too-few-candidates'
  | 'too-few-interviewers'
  | 'too-many-candidates'
  | 'unlinked'
  | 'not-separated'

export const candidatesMin = 3
/** Every pair is compared; beyond this many candidates that is no panel any more. */
export const candidatesMax = 500

/** What forbids adjusting these scores at all: then raw means are all there is. */
export function refuseAdjustment(ratings: Ratings): Refusal[] {
  const refusals: Refusal[] = []
  const candidates = ratings.candidate.levels.length
  if (ratings.scores.every((score) => score === ratings.scores[0])) {
    refusals.push({
      code: 'no-variation',
      message: `All ${ratings.scores.length} scores are ${ratings.scores[0]}: they set nobody apart.`,
      fix: 'Score on the whole scale, against the anchors.',
    })
  }
  if (candidates < candidatesMin) {
    refusals.push({
      code: 'too-few-candidates',
      message: `There ${candidates === 1 ? 'is one candidate' : `are ${candidates} candidates`}; severity can only be told from ability with ${candidatesMin} or more.`,
      fix: `Compare again when ${candidatesMin} candidates have been scored by the same interviewers.`,
    })
  }
  if (candidates > candidatesMax) {
    refusals.push({
      code: 'too-many-candidates',
      message: `There are ${candidates} candidates; pairs are compared for up to ${candidatesMax}.`,
      fix: 'Compare fewer at once: one panel, or those still in the running.',
    })
  }
  const met = countInterviewers(ratings)
  const average = met.reduce((sum, count) => sum + count, 0) / candidates
  if (average < interviewersPerCandidateMin) {
    refusals.push({
      code: 'too-few-interviewers',
      message: `A candidate has met ${formatCount(average)} ${average === 1 ? 'interviewer' : 'interviewers'} on average; a score cannot be told from its giver with fewer than ${interviewersPerCandidateMin}.`,
      fix: `Let every candidate be scored by at least ${interviewersPerCandidateMin} interviewers: a second one is missing for ${someOf(namesWithOneInterviewer(ratings))}.`,
    })
  }
  return refusals
}

/** What is not said across the parts of a design, with the scores that would join them. */
export function refuseUnlinked(ratings: Ratings, components: readonly Component[]): Refusal[] {
  if (components.length < 2) return []
  const links = findLinks(ratings, components)
  const sizes = components.map(({ candidates }) => candidates.length)
  return [
    {
      code: 'unlinked',
      message: `The scores fall into ${components.length} parts (of ${sizes.join(', ')} candidates) that share no interviewer, or not enough of their questions. Within a part candidates are compared; across them nothing is said.`,
      fix:
        links.length > 0
          ? `${links.length === 1 ? 'One more score' : `${links.length} more scores`} would join them: let ${links.map(sayLink).join('; let ')}. To know the differences well takes more of the kind.`
          : 'Let one interviewer score candidates of each part, on the same questions.',
    },
  ]
}

function sayLink({ candidate, interviewer, question }: Link): string {
  return `${interviewer} also score ${candidate}${question ? ` on ${question}` : ''}`
}

const namedMax = 8

function someOf(names: readonly string[]): string {
  const more = names.length - namedMax
  return more > 0 ? `${names.slice(0, namedMax).join(', ')} and ${more} more` : names.join(', ')
}

function formatCount(count: number): string {
  return count.toFixed(1).replace(/\.0$/, '')
}

/** Where the scores do not separate the candidates, no order of them is shown. */
export function refuseRanking(
  fit: LensFit,
  compared: readonly Compared[],
  verdicts: readonly Verdict[],
  unit: number,
  isTooSmall: boolean,
): Refusal[] {
  const reliability = median(fit.reliability)
  const widest = Math.max(0, ...compared.map(({ check }) => check.sd))
  const reasons = [
    reliability < 0.5 && `the median reliability is ${reliability.toFixed(2)}, below 0.5`,
    widest > unit && `a difference is only known to ±${(1.645 * widest).toFixed(1)} points`,
    !verdicts.some(({ verdict }) => verdict === 'clear') && 'no pair differs clearly',
    isTooSmall && `no part has ${candidatesMin} candidates`,
  ].filter((reason) => reason !== false)
  if (reasons.length === 0) return []
  return [
    {
      code: 'not-separated',
      message: `These scores do not separate the candidates: ${reasons.join('; ')}. No order of all of them is given.`,
      fix: 'More interviewers for each candidate help most, then more questions; decide on the evidence.',
    },
  ]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle - 0.5)]! + sorted[Math.ceil(middle - 0.5)]!) / 2
}
