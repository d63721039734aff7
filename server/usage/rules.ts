import { discriminationFrom } from '../stats/health/scored'
import { withinGroupCorrelation } from '../stats/items/within-group-correlation'

/** Figures take so many candidates at a time, or a mean would tell of one; the database holds to it. */
export const candidatesAtOnce = 5

/** What opened evaluations say of a question; null where it would tell of single candidates. */
export type Usage = {
  timesAsked: number
  figures: {
    /** How many candidates are behind them; the last few may not be yet. */
    candidates: number
    scores: number
    mean: number
    /** Null for a single score. */
    sd: number | null
    notAssessed: number
  } | null
  lastUsed: Date | null
}

export const neverAsked: Usage = { timesAsked: 0, figures: null, lastUsed: null }

export type Discrimination = {
  /** The correlation with the rest of the evaluation; null where nothing is said of it, and then why. */
  r: number | null
  /** How many candidates it weighs as much as. */
  candidates: number
  isFirm: boolean
  whyNot: string | null
}

/**
 * How far candidates who do well on the rest do well on this question: the corrected item–total correlation of
 * candidates' means, among those of one panel, who were asked the same.
 */
export function sayDiscrimination(
  answers: readonly { panel: number; own: number; rest: number }[],
): Discrimination {
  const found = withinGroupCorrelation(
    answers.map(({ panel, own, rest }) => ({ group: panel, x: own, y: rest })),
  )
  const said = { r: null, candidates: found.n, isFirm: false }
  if (found.n < discriminationFrom.soft)
    return {
      ...said,
      whyNot: `Said from ${discriminationFrom.soft} candidates on who answered other questions of the same panel, too.`,
    }
  if (found.reason !== null)
    return { ...said, whyNot: 'The scores of this question or of the rest do not vary.' }
  return { r: found.r, candidates: found.n, isFirm: found.n >= discriminationFrom.firm, whyNot: null }
}

/** The share of the times that a question was asked and got no score; null where that is not said. */
export function shareNotAssessed({ figures }: Usage): number | null {
  if (!figures) return null
  return figures.notAssessed / (figures.scores + figures.notAssessed)
}
