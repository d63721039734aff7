import { standardNormal } from '../distributions/normal'
import type { Term } from '../mixed-model/terms'

/**
 * What is believed of a standard deviation before the scores are seen, on a scale of 1 to 5. A fixed one is no
 * unknown at all.
 */
export type Prior =
  | { kind: 'lognormal'; median: number; spread: number }
  | { kind: 'half-normal'; scale: number }
  | { kind: 'fixed'; sd: number }

/** The priors of one reading of the panel: one for each term, and for the residual. */
export type Lens = Record<Term | 'residual', Prior>

/**
 * The lens whose adjusted scores are shown (STATISTICS, "Panel mode", lens B). That paper gives no prior for g, how a
 * question suits a candidate; it gets that of h, which is of its kind.
 */
export const estimateLens: Lens = {
  candidate: { kind: 'lognormal', median: 0.5, spread: 0.4 },
  interviewer: { kind: 'lognormal', median: 0.35, spread: 0.5 },
  question: { kind: 'half-normal', scale: 0.5 },
  'candidate:interviewer': { kind: 'lognormal', median: 0.3, spread: 0.5 },
  'candidate:question': { kind: 'lognormal', median: 0.3, spread: 0.5 },
  residual: { kind: 'half-normal', scale: 1 },
}

/**
 * The lens that believes nothing about who met whom (lens D): candidates and interviewers are as good as fixed. Only
 * differences between candidates mean anything in it.
 */
export const checkLens: Lens = {
  candidate: { kind: 'fixed', sd: 10 },
  interviewer: { kind: 'fixed', sd: 10 },
  question: { kind: 'half-normal', scale: 0.5 },
  'candidate:interviewer': { kind: 'half-normal', scale: 0.5 },
  'candidate:question': { kind: 'half-normal', scale: 0.5 },
  residual: { kind: 'half-normal', scale: 1 },
}

/**
 * The standard deviation at a whitened value, whose prior is N(0, 1): the prior's quantile at Φ(z).
 * @param unit what the scale's range is to that of 1 to 5: (max − min)/4
 */
export function sdAt(prior: Prior, z: number, unit: number): number {
  switch (prior.kind) {
    case 'lognormal':
      return unit * prior.median * Math.exp(prior.spread * z)
    case 'half-normal':
      return -unit * prior.scale * standardNormal.quantile(standardNormal.cdf(-z) / 2)
    case 'fixed':
      return unit * prior.sd
  }
}
