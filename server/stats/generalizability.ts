import { type Result, result } from './result'

/** Variance components of the model y = μ + c + r + q + h + g + e, in squared points of the scale. */
export type VarianceComponents = {
  candidate: number
  interviewer: number
  question: number
  'candidate:interviewer': number
  'candidate:question': number
  residual: number
}

export type Generalizability = {
  interviewers: number
  questions: number
  /** Eρ²: how far the order of candidates would come out the same with other interviewers and questions. */
  relative: number
  /** Φ: the same for the scores themselves, where everybody meets other interviewers and questions. */
  absolute: number
  /** The standard errors of measurement that belong to them, in points. */
  relativeError: number
  absoluteError: number
}

/** How a score's variance is shared out: a share per component, which add up to 1; `n` counts the components. */
export function generalizabilityStudy(
  components: VarianceComponents,
): Result<{ total: number; shares: VarianceComponents }> {
  demandComponents(components)
  const about = { method: 'generalizability study, candidates × interviewers × questions', n: 6 }
  const total = Object.values(components).reduce((sum, variance) => sum + variance, 0)
  if (total === 0)
    return { ...about, reason: 'All scores are the same, so there is no variance to share out.' }
  const shares = Object.fromEntries(
    Object.entries(components).map(([facet, variance]) => [facet, variance / total]),
  ) as VarianceComponents
  return result(about, { total, shares })
}

/**
 * The reliability of a candidate's mean score over `interviewers` interviewers who each score `questions` questions
 * (Brennan 2001, "Generalizability Theory", § 4.1; Cronbach et al. 1972):
 * Eρ² = σc² / (σc² + σh²/n_r + σg²/n_q + σe²/(n_r n_q)); Φ adds σr²/n_r + σq²/n_q to the error. `n` is n_r n_q, the
 * scores per candidate. Undefined where nothing varies. Negative or infinite variances, and numbers of interviewers or
 * questions that are not whole and positive, are RangeErrors.
 */
export function decisionStudy(
  components: VarianceComponents,
  design: { interviewers: number; questions: number },
): Result<Generalizability> {
  demandComponents(components)
  const { interviewers, questions } = design
  if (![interviewers, questions].every((count) => Number.isSafeInteger(count) && count > 0))
    throw new RangeError('Numbers of interviewers and questions are whole and positive.')
  const n = interviewers * questions
  const about = { method: 'decision study of fully crossed interviewers and questions', n }
  const relativeVariance =
    components['candidate:interviewer'] / interviewers +
    components['candidate:question'] / questions +
    components.residual / n
  const absoluteVariance =
    relativeVariance + components.interviewer / interviewers + components.question / questions
  const share = (error: number) => components.candidate / (components.candidate + error)
  if (components.candidate + relativeVariance === 0)
    return { ...about, reason: 'Neither candidates nor errors vary, so there is nothing to be reliable.' }
  return result(about, {
    interviewers,
    questions,
    relative: share(relativeVariance),
    absolute: share(absoluteVariance),
    relativeError: Math.sqrt(relativeVariance),
    absoluteError: Math.sqrt(absoluteVariance),
  })
}

export type SmallestDesign = {
  wanted: number
  coefficient: 'relative' | 'absolute'
  /** The design of the fewest scores per candidate that reaches what is wanted, then of the fewest interviewers. */
  smallest: Generalizability | null
  /** For each number of interviewers, the fewest questions that reach it; null where the most allowed do not. */
  fewestQuestions: { interviewers: number; questions: number | null }[]
  /** Every design, a row per number of interviewers, a column per number of questions. */
  table: Generalizability[][]
}

/**
 * The smallest numbers of interviewers and questions for a wanted reliability, within the most that are thinkable, and
 * the table of all. `n` is the number of designs tried. Undefined where nothing varies.
 */
export function smallestDesign(
  components: VarianceComponents,
  wish: {
    wanted: number
    coefficient: 'relative' | 'absolute'
    interviewersMax: number
    questionsMax: number
  },
): Result<SmallestDesign> {
  const { wanted, coefficient, interviewersMax, questionsMax } = wish
  if (!(wanted > 0 && wanted < 1))
    throw new RangeError(`A wanted reliability is between 0 and 1, not ${wanted}.`)
  const about = {
    method: `smallest design with ${coefficient === 'relative' ? 'Eρ²' : 'Φ'} of at least ${wanted}`,
    n: interviewersMax * questionsMax,
  }
  const table: Generalizability[][] = []
  for (const interviewers of countTo(interviewersMax)) {
    const row = []
    for (const questions of countTo(questionsMax)) {
      const study = decisionStudy(components, { interviewers, questions })
      if (study.reason !== null) return { ...about, reason: study.reason }
      const { method: _method, n: _n, reason: _reason, ...design } = study
      row.push(design)
    }
    table.push(row)
  }
  const reaches = (design: Generalizability) => design[coefficient] >= wanted
  const enough = table.flatMap((row) => row.find(reaches) ?? [])
  const scores = ({ interviewers, questions }: Generalizability) => interviewers * questions
  // Rows go up in interviewers, so of equal numbers of scores the sort keeps the fewest interviewers first.
  const [smallest = null] = enough.toSorted((a, b) => scores(a) - scores(b))
  return result(about, {
    wanted,
    coefficient,
    smallest,
    fewestQuestions: table.map((row, at) => ({
      interviewers: at + 1,
      questions: row.find(reaches)?.questions ?? null,
    })),
    table,
  })
}

function countTo(most: number): number[] {
  if (!(Number.isSafeInteger(most) && most > 0))
    throw new RangeError('Numbers of interviewers and questions are whole and positive.')
  return Array.from({ length: most }, (_, at) => at + 1)
}

function demandComponents(components: VarianceComponents): void {
  for (const [facet, variance] of Object.entries(components))
    if (!(variance >= 0 && variance < Number.POSITIVE_INFINITY))
      throw new RangeError(`The variance of ${facet} is not negative and finite: ${variance}.`)
}
