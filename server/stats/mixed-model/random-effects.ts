import { solveEffects } from './effects'
import type { Layout } from './layout'
import { predictionError } from './prediction-error'
import type { Ratings } from './ratings'
import type { RemlFit } from './reml'
import { columnsOf, type Term } from './terms'

/** One level's best linear unbiased prediction in score units, its prediction error, and how many scores it has. */
export type RandomEffect = { level: string; n: number; effect: number; se: number }

export type Solution = {
  intercept: { estimate: number; se: number }
  effects: Record<string, RandomEffect[]>
  /** Score less everything fitted, in the order of the input's rows, in score units. */
  residuals: Float64Array
}

/**
 * The mean and the effects at the fitted components. Standard errors are from prediction-error variance: the mean's
 * uncertainty is in them, that of the components is not.
 */
export function solveFit(ratings: Ratings, { equations, residualSd, terms }: RemlFit): Solution {
  const { layout, theta } = equations
  const solved = solveEffects(equations)
  const error = predictionError(equations)
  const effects = terms.map((term, at): [Term, RandomEffect[]] => [
    term,
    nameLevels(ratings, layout, at).map(({ level, n }, place) => ({
      level,
      n,
      effect: solved.terms[at]![place]!,
      se: theta[at]! * residualSd * Math.sqrt(error.terms[at]![place]!),
    })),
  ])
  const residuals = new Float64Array(layout.n)
  for (let place = 0; place < layout.n; place++) residuals[layout.rows[place]!] = solved.residuals[place]!
  return {
    intercept: { estimate: solved.mean, se: residualSd * Math.sqrt(error.border[0]!) },
    effects: Object.fromEntries(effects),
    residuals,
  }
}

/** The levels of a term in the order of its effects; a pair is called candidate:interviewer, whatever the pivot. */
function nameLevels(ratings: Ratings, layout: Layout, at: number): { level: string; n: number }[] {
  const term = layout.terms[at]!
  const columns = columnsOf(ratings, term)!
  const nameOf = (row: number) => columns.map(({ levels, codes }) => levels[codes[row]!]!).join(':')
  const named: { level: string; n: number }[] = []
  const count = (place: number, row: number) => {
    const found = named[place]
    if (found) found.n += 1
    else named[place] = { level: nameOf(row), n: 1 }
  }
  const border = layout.border.find((factor) => factor.term === at)
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
      for (let rating = layout.runStart[run]!; rating < layout.runStart[run + 1]!; rating++) {
        const row = layout.rows[rating]!
        if (border) count(border.factor.codes[row]!, row)
        else if (at === layout.pivotTerm) count(group, row)
        else if (at === layout.runTerm) count(run, row)
        else count(layout.innerStart[group]! + layout.inner[rating]!, row)
      }
    }
  }
  return named
}
