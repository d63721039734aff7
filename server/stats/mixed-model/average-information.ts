import { factorizeInPlace, solveLower, solveTransposed } from './cholesky'
import { solveEffects } from './effects'
import type { Equations } from './equations'
import { predictionError } from './prediction-error'
import { projectionProducts } from './projection'

const longestStep = 3

/** The residual variance that is best at the θ at which the equations are factorized. */
export function residualVariance({ penalisedSquares, layout }: Equations): number {
  return penalisedSquares / (layout.n - 1)
}

/**
 * One step on ln θ²: AI⁻¹·score, where score_k = −½[m_k − tr(M⁻¹)_kk − s_k's_k/σ_e²] and AI_kl = ½ f_k'Pf_l with
 * f_k = Z_k u_k and f_e the residual (STATISTICS, "Plain REML"). `gain` is what the step promises.
 */
export function averageInformationStep(
  equations: Equations,
  theta: Float64Array,
): { step: Float64Array; gain: number } {
  const { layout } = equations
  const variance = residualVariance(equations)
  const effects = solveEffects(equations)
  const error = predictionError(equations)
  const active = [...theta.keys()].filter((term) => theta[term]! > 0)
  const size = active.length + 1
  const score = new Float64Array(size)
  let explained = 0
  for (const [at, term] of active.entries()) {
    const levels = effects.terms[term]!
    const squares = levels.reduce((sum, effect) => sum + effect * effect, 0) / theta[term]! ** 2
    const known = error.terms[term]!.reduce((sum, uncertainty) => sum + 1 - uncertainty, 0)
    explained += known
    score[at] = -0.5 * (known - squares / variance)
  }
  const residualSquares = effects.residuals.reduce((sum, rest) => sum + rest * rest, 0)
  score[size - 1] = -0.5 * (layout.n - 1 - explained - residualSquares / variance)

  const products = projectionProducts(equations, [
    ...active.map((term) => spread(equations, effects.terms[term]!, term)),
    effects.residuals,
  ])
  const information = products.map((product) => product / (2 * variance))
  // A trace on the diagonal keeps a term that has all but vanished from making the matrix singular.
  for (let k = 0; k < size; k++) information[k * size + k]! += 1e-9
  const move = score.slice()
  factorizeInPlace(information, size)
  solveLower(information, move, size)
  solveTransposed(information, move, size)
  const step = new Float64Array(theta.length)
  for (const [at, term] of active.entries()) {
    step[term] = Math.max(-longestStep, Math.min(longestStep, move[at]! - move[size - 1]!))
  }
  return { step, gain: move.reduce((sum, part, at) => sum + part * score[at]!, 0) }
}

/** Each rating's share of a term: Zu in the layout's order. */
function spread({ layout }: Equations, effects: Float64Array, term: number): Float64Array {
  const shares = new Float64Array(layout.n)
  const border = layout.border.find((factor) => factor.term === term)
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    const first = layout.columnStart[group]!
    for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
      for (let rating = layout.runStart[run]!; rating < layout.runStart[run + 1]!; rating++) {
        if (term === layout.pivotTerm) shares[rating] = effects[group]!
        else if (term === layout.runTerm) shares[rating] = effects[run]!
        else if (term === layout.innerTerm)
          shares[rating] = effects[layout.innerStart[group]! + layout.inner[rating]!]!
        else shares[rating] = effects[layout.columns[first + border!.local[rating]!]! - border!.offset]!
      }
    }
  }
  return shares
}
