import { findComponents } from '../design/components'
import { countLevels, type Ratings } from '../mixed-model/ratings'
import type { Term } from '../mixed-model/terms'
import { countShared, rawMeans } from './counts'
import { checkLens, estimateLens } from './lens'
import { fitUnderLens, type LensFit } from './lens-fit'
import type { Difference } from './pairs'
import type { PanelCandidate, PanelInterviewer, PanelPair, PanelQuestion, PanelResult } from './panel-result'
import { summarizeRanks } from './ranks'
import { candidatesMin, refuseAdjustment, refuseRanking, refuseUnlinked } from './refusals'
import { saySeverity } from './severity'
import { judge } from './verdicts'
import { warn } from './warnings'

export type PanelOptions = {
  /** The least and the greatest score of the scale. */
  scale: readonly [number, number]
  terms?: readonly Term[] | undefined
  seed?: number | undefined
  points?: number | undefined
}

const method =
  'Crossed random-effects model of the scores; standard deviations integrated out by importance sampling; shown scores under weakly informative priors (estimate), claims also under candidates and interviewers as fixed (check)'
const drawsMax = 20_000

/** The comparison of one panel's candidates: everything that may be said of them, and what may not (STATISTICS). */
export function comparePanel(ratings: Ratings, options: PanelOptions): PanelResult {
  const { scale, seed = 1, points = 1024 } = options
  const terms = options.terms ?? termsOf(ratings)
  const { levels } = ratings.candidate
  const { n, means } = rawMeans(ratings)
  const raw = levels.map((id, candidate) => ({ id, n: n[candidate]!, mean: means[candidate]! }))
  const refusals = refuseAdjustment(ratings)
  const empty = { estimate: null, check: null, isRanked: false, verdicts: [], warnings: [] }
  const shell = { kind: 'panel' as const, method, n: ratings.scores.length, terms, raw }
  if (refusals.some(({ code }) => code === 'too-many-candidates'))
    return { ...shell, components: [], ...empty, refusals }
  const parts = findComponents(ratings)
  const components = parts.map(({ candidates, interviewers }) => ({
    candidates: candidates.map((candidate) => levels[candidate]!),
    interviewers: interviewers.map((interviewer) => ratings.interviewer!.levels[interviewer]!),
  }))
  refusals.push(...refuseUnlinked(ratings, parts))
  if (refusals.some(({ code }) => code !== 'unlinked')) return { ...shell, components, ...empty, refusals }

  const componentOf = levels.map((_, candidate) =>
    parts.findIndex(({ candidates }) => candidates.includes(candidate)),
  )
  const unit = (scale[1] - scale[0]) / 4
  const draws = Math.min(drawsMax, Math.ceil(2_000_000 / levels.length))
  const common = { terms, unit, points, seed, componentOf }
  const estimate = fitUnderLens(ratings, { ...common, lens: estimateLens, draws })
  const check = fitUnderLens(ratings, { ...common, lens: checkLens, draws: 0 })

  const isComparable = ({ a, b }: Difference) => componentOf[a] === componentOf[b]
  const nameOf = (candidate: number) => levels[candidate]!
  const compared = estimate.differences
    .map((difference, at) => ({ estimate: difference, check: check.differences[at]! }))
    .filter(({ estimate: difference }) => isComparable(difference))
  const verdicts = compared.map((pair) => judge(pair.estimate, pair.check, nameOf))
  refusals.push(
    ...refuseRanking(
      estimate,
      compared,
      verdicts,
      unit,
      parts.every(({ candidates }) => candidates.length < candidatesMin),
    ),
  )
  const named = ({ a, b, difference, sd, p }: Difference): PanelPair => ({
    a: nameOf(a),
    b: nameOf(b),
    difference,
    sd,
    p,
  })
  return {
    ...shell,
    components,
    estimate: {
      mu: { mean: estimate.mu.mean, sd: estimate.mu.sd },
      sd: estimate.sd,
      candidates: describeCandidates(estimate, raw, componentOf),
      interviewers: describeInterviewers(ratings, estimate),
      questions: describeQuestions(ratings, estimate),
      pairs: compared.map((pair) => named(pair.estimate)),
      effectivePoints: estimate.effectivePoints,
      points: estimate.points,
    },
    check: { pairs: compared.map((pair) => named(pair.check)) },
    isRanked: !refusals.some(({ code }) => code === 'not-separated'),
    verdicts,
    refusals,
    warnings: warn(ratings, compared, nameOf, [estimate, check]),
  }
}

/** The terms that these ratings can tell apart; the halo needs interviewers who scored somebody more than once. */
export function termsOf(ratings: Ratings): Term[] {
  const hasRepeats = countPairs(ratings) < ratings.scores.length
  const several = (name: 'interviewer' | 'question') => (ratings[name]?.levels.length ?? 0) > 1
  return [
    'candidate',
    ...(several('interviewer') ? (['interviewer'] as const) : []),
    ...(several('question') ? (['question'] as const) : []),
    ...(several('interviewer') && hasRepeats ? (['candidate:interviewer'] as const) : []),
  ]
}

function countPairs({ candidate, interviewer }: Ratings): number {
  return new Set(Array.from(candidate.codes, (code, row) => `${code}:${interviewer?.codes[row]}`)).size
}

function describeCandidates(
  fit: LensFit,
  raw: readonly { id: string; n: number; mean: number }[],
  componentOf: readonly number[],
): PanelCandidate[] {
  const mu = fit.mu.mean
  return raw.map(({ id, n, mean }, candidate) => {
    const effect = fit.candidates[candidate]!
    return {
      id,
      n,
      raw: mean,
      adjusted: mu + effect.mean,
      sd: effect.sd,
      q05: mu + effect.q05,
      q95: mu + effect.q95,
      ...summarizeRanks(fit.ranks, candidate),
      component: componentOf[candidate]!,
      reliability: fit.reliability[candidate]!,
    }
  })
}

function describeInterviewers(ratings: Ratings, fit: LensFit): PanelInterviewer[] {
  if (!ratings.interviewer) return []
  const counts = countLevels(ratings.interviewer)
  const shared = countShared(ratings)
  return fit.interviewers.map(({ mean, ...rest }, at) => ({
    id: ratings.interviewer!.levels[at]!,
    n: counts[at]!,
    shared: shared[at]!,
    leniency: mean,
    ...rest,
    words: saySeverity({ shared: shared[at]!, ...rest }),
  }))
}

function describeQuestions(ratings: Ratings, fit: LensFit): PanelQuestion[] {
  if (!ratings.question) return []
  const counts = countLevels(ratings.question)
  return fit.questions.map(({ mean, ...rest }, at) => ({
    id: ratings.question!.levels[at]!,
    n: counts[at]!,
    easiness: mean,
    ...rest,
  }))
}
