import { groupBy } from '../group-by'
import { contrastEffect, drift, type InterviewerSlope, positionEffect } from '../interviewers/drift'
import { spreadRatios } from '../interviewers/spread-ratio'
import { mean } from '../mean'
import { ratingsFrom } from '../mixed-model/ratings'
import { estimateLens } from '../panel/lens'
import { fitUnderLens } from '../panel/lens-fit'
import { termsOf } from '../panel/panel'
import { leastShared, saySeverity } from '../panel/severity'
import { haloOf } from './interviewer-health'
import { countDistinct, type HealthScore, sessionsFrom } from './scored'
import { givenSessions, residualsOf } from './sessions'

/**
 * What an interviewer is told of their own scoring. What they gave themselves they know, so that it is told in full. Any
 * comparison with the others is made of the others' scores, and told exactly it would give them away: with one other
 * interviewer, “0.5 more severe” is that person's mean, and a figure that is looked at before and after an evaluation
 * opens tells that evaluation's scores. So
 * - only evaluations that they scored in themselves go into it: of other candidates nothing can be told from it;
 * - it needs two others, each with four of their candidates, so that nobody's scores are the difference alone;
 * - it goes forward by four candidates at a time, so that no difference of two looks is one evaluation;
 * - it is a word and the nearest half point, and no figure of anybody else stands beside it.
 */
export type OwnHealth = {
  scores: number
  candidates: number
  /** Candidates that somebody else has scored too. */
  shared: number
  /** How many scores they gave of each value, from the least. */
  given: { value: number; count: number }[]
  mean: number | null
  /** The mean they gave in each session, in their order. */
  sessions: { at: number; mean: number }[]
  /** How many candidates the comparison rests on, or why there is none. */
  compared: { candidates: number; words: OwnWords } | null
  whyNot: string | null
}

export type OwnWords = {
  severity: { word: 'severe' | 'lenient' | 'like the others'; halfPoints: number; from: number; to: number }
  spread: 'narrower' | 'wider' | 'like the others' | null
  consistency: 'steadier' | 'less steady' | 'like the others' | null
  halo: 'little' | 'some' | 'much' | null
  drift: 'milder' | 'more severe' | 'none' | null
  position: 'milder' | 'more severe' | 'none' | null
  contrast: 'against' | 'towards' | 'none' | null
}

const step = 4
const othersFrom = 2
const sharedWithOtherFrom = 4
/** The newest of them: what somebody did years ago is not how they score now, and the fit stays short. */
const comparedMax = 40
// A word needs no more; a comparison's own fit has four times as many.
const points = 256

/**
 * @param scores of the evaluations that this interviewer scored in, everybody's
 * @param opened the candidates in the order in which their evaluations opened
 */
export function ownHealth(
  scores: readonly HealthScore[],
  me: string,
  opened: readonly string[],
  scale: readonly [number, number],
): OwnHealth {
  const own = scores.filter(({ interviewer }) => interviewer === me)
  const mine = new Set(own.map(({ candidate }) => candidate))
  const othersOf = groupBy(
    scores.filter(({ interviewer, candidate }) => interviewer !== me && mine.has(candidate)),
    ({ candidate }) => candidate,
  )
  const shared = opened.filter((candidate) => othersOf.has(candidate))
  const values = Array.from({ length: scale[1] - scale[0] + 1 }, (_, at) => scale[0] + at)
  const told = {
    scores: own.length,
    candidates: mine.size,
    shared: shared.length,
    given: values.map((value) => ({ value, count: own.filter(({ score }) => score === value).length })),
    mean: mean(own.map(({ score }) => score)),
    sessions: givenSessions(own)
      .map(({ at, mean: center }) => ({ at, mean: center }))
      .toSorted((a, b) => a.at - b.at),
  }
  const counted = shared.slice(0, Math.floor(shared.length / step) * step).slice(-comparedMax)
  const compared = new Set(counted)
  const used = scores.filter(({ candidate }) => compared.has(candidate))
  const whyNot = whyNotCompare(used, me, shared.length)
  return whyNot === null
    ? { ...told, compared: { candidates: counted.length, words: wordsOn(used, me, scale) }, whyNot }
    : { ...told, compared: null, whyNot }
}

function whyNotCompare(used: readonly HealthScore[], me: string, shared: number): string | null {
  if (shared < leastShared)
    return `Others have scored ${shared === 0 ? 'none' : shared} of the candidates you scored. From ${leastShared} on, this page says how you score beside them.`
  const others = groupBy(
    used.filter(({ interviewer }) => interviewer !== me),
    ({ interviewer }) => interviewer,
  )
  const enough = [...others.values()].filter(
    (own) => countDistinct(own.map(({ candidate }) => candidate)) >= sharedWithOtherFrom,
  )
  return enough.length < othersFrom
    ? `You share ${sharedWithOtherFrom} candidates or more with ${enough.length === 0 ? 'nobody' : 'one other interviewer only'}. A comparison would tell what that person gave, so it needs two.`
    : null
}

function wordsOn(used: readonly HealthScore[], me: string, scale: readonly [number, number]): OwnWords {
  const ratings = ratingsFrom(used)
  const fit = fitUnderLens(ratings, {
    lens: estimateLens,
    terms: termsOf(ratings),
    unit: (scale[1] - scale[0]) / 4,
    points,
    seed: 1,
    draws: 0,
    componentOf: ratings.candidate.levels.map(() => 0),
  })
  const effects = (levels: readonly string[] | undefined, found: readonly { mean: number }[], center = 0) =>
    new Map(found.map((one, at) => [levels![at]!, center + one.mean]))
  const residuals = residualsOf(used, {
    candidates: effects(ratings.candidate.levels, fit.candidates, fit.mu.mean),
    interviewers: effects(ratings.interviewer?.levels, fit.interviewers),
    questions: effects(ratings.question?.levels, fit.questions),
  })
  const severity = fit.interviewers[ratings.interviewer!.levels.indexOf(me)]!
  const halo = haloOf(residuals.filter(({ interviewer }) => interviewer === me))
  const halves = (value: number, round: (value: number) => number) => round(value * 2) / 2
  const word = saySeverity({ shared: leastShared, ...severity })
  return {
    severity: {
      word: word === 'severe' || word === 'lenient' ? word : 'like the others',
      halfPoints: halves(severity.mean, Math.round),
      from: halves(severity.q05, Math.floor),
      to: halves(severity.q95, Math.ceil),
    },
    spread: ratioWord(used, me, 'narrower', 'wider'),
    consistency: ratioWord(
      residuals.map((one) => ({ interviewer: one.interviewer, score: one.residual })),
      me,
      'steadier',
      'less steady',
    ),
    halo: halo.reason === null ? (halo.value < 0.2 ? 'little' : halo.value < 0.5 ? 'some' : 'much') : null,
    drift: slopeWord(drift(residuals), me, 'milder', 'more severe'),
    position: slopeWord(positionEffect(residuals), me, 'milder', 'more severe'),
    contrast: slopeWord(contrastEffect(residuals), me, 'towards', 'against'),
  }
}

/** A word only where the interval leaves 1 out. */
function ratioWord<Low extends string, High extends string>(
  values: readonly { interviewer: string; score: number }[],
  me: string,
  low: Low,
  high: High,
): Low | High | 'like the others' | null {
  const { ratio } = spreadRatios(
    values.map(({ interviewer, score }) => ({ interviewer, value: score })),
  ).find(({ interviewer }) => interviewer === me)!
  if (ratio.reason !== null) return null
  return ratio.upper95 < 1 ? low : ratio.lower95 > 1 ? high : 'like the others'
}

function slopeWord<Up extends string, Down extends string>(
  slopes: readonly InterviewerSlope[],
  me: string,
  up: Up,
  down: Down,
): Up | Down | 'none' | null {
  const { effect } = slopes.find(({ interviewer }) => interviewer === me)!
  if (effect.reason !== null || effect.n < sessionsFrom) return null
  return effect.lower95 > 0 ? up : effect.upper95 < 0 ? down : 'none'
}
