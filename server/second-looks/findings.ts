import { intraclassCorrelations } from '../stats/agreement/intraclass-correlation'
import { percentAgreement } from '../stats/agreement/percent-agreement'
import { tDistribution } from '../stats/distributions/t'
import { groupBy } from '../stats/group-by'
import { mean } from '../stats/mean'
import { standardDeviation } from '../stats/standard-deviation'
import { apartFrom, leastForAgreement, leastForShift } from './rules'

/** One answer as both looks scored it: all values of each, in whatever order. */
export type TwiceScored = { candidate: string; question: string; first: number[]; second: number[] }

export type Findings = ReturnType<typeof findingsOf>

/**
 * What a second look found against the first, over the answers that both scored, each answer by the mean of its
 * values. The interval of the shift takes candidates as the units, since answers of one candidate hang together.
 */
export function findingsOf(answers: readonly TwiceScored[]) {
  const pairs = answers.flatMap(({ candidate, question, first, second }) => {
    const [before, after] = [mean(first), mean(second)]
    return before === null || after === null
      ? []
      : [{ candidate, question, before, after, difference: withoutRounding(after - before) }]
  })
  const byCandidate = [...groupBy(pairs, (pair) => pair.candidate)].map(([candidate, own]) => ({
    candidate,
    answers: own.length,
    ...shiftOf(own),
  }))
  const byQuestion = [...groupBy(pairs, (pair) => pair.question)].map(([question, own]) => ({
    question,
    answers: own.length,
    ...shiftOf(own),
  }))
  const ownShifts = byCandidate.map((one) => one.shift)
  return {
    answers: pairs.length,
    candidates: byCandidate.length,
    within: pairs.filter((pair) => Math.abs(pair.difference) <= 1).length,
    apart: pairs
      .filter((pair) => Math.abs(pair.difference) >= apartFrom)
      .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    shift: mean(pairs.map((pair) => pair.difference)),
    interval: intervalOf(ownShifts),
    byCandidate,
    byQuestion,
    agreement: byCandidate.length < leastForAgreement ? null : agreementOf(pairs),
    /** How often two of the same look stand within one point of each other. */
    among: {
      first: closeness(answers.map((one) => one.first)),
      second: closeness(answers.map((one) => one.second)),
    },
  }
}

/** A difference of two means that is whole is so to the last bit; without that, 1 would not be within 1. */
const withoutRounding = (difference: number) => Number(difference.toFixed(9))

type Pair = { before: number; after: number; difference: number }

function shiftOf(pairs: readonly Pair[]) {
  return {
    before: mean(pairs.map((pair) => pair.before)) ?? 0,
    after: mean(pairs.map((pair) => pair.after)) ?? 0,
    shift: mean(pairs.map((pair) => pair.difference)) ?? 0,
  }
}

/** Student's 95 % interval of the candidates' mean shift; null for too few of them. */
function intervalOf(shifts: readonly number[]): { low: number; high: number } | null {
  const spread = standardDeviation(shifts)
  const center = mean(shifts)
  if (shifts.length < leastForShift || spread === null || center === null) return null
  const half = (tDistribution(shifts.length - 1).quantile(0.975) * spread) / Math.sqrt(shifts.length)
  return { low: center - half, high: center + half }
}

/** ICC(2,1), absolute agreement of the two looks on one answer, with its 95 % interval. */
function agreementOf(pairs: readonly Pair[]) {
  const found = intraclassCorrelations(pairs.map((pair) => [pair.before, pair.after]))['ICC(2,1)']
  if (found.reason !== null) return { value: null, reason: found.reason }
  return { value: found.value, lower95: found.lower95, upper95: found.upper95, reason: null }
}

function closeness(scores: readonly (readonly number[])[]): number | null {
  const columns = Math.max(0, ...scores.map((own) => own.length))
  const units = scores.map((own) => Array.from({ length: columns }, (_, at) => own[at] ?? null))
  const found = percentAgreement(units, 1)
  return found.reason === null ? found.ofPairs : null
}
