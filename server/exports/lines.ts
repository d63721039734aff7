import type { ComputedFile } from '../decisions/decision-file'
import type { Material } from './material'

/** One candidate as the files tell of them: the figures of the screen, in its order. */
export type CandidateLine = {
  applicationId: string
  name: string
  number: number
  /** What the seal says where nothing of them is open; null where something is. */
  sealed: string | null
  /** Weighted mean of the answers' means, as in the matrix. */
  mean: number | null
  /** Mean of all single scores, as beside the adjusted one. */
  raw: number | null
  scores: number
  adjusted: { value: number; low: number; high: number } | null
  rank: { low: number; high: number; words: string } | null
  /** Where nothing links parts of the design, which one; 1 where it is whole. */
  part: number
  ruleSays: string | null
  recommended: string
}

/** By adjusted score where an order may be given, else by name; who has no score comes last. */
export function candidateLines({ comparison, file }: Material, { results }: ComputedFile): CandidateLine[] {
  const panel = results?.panel
  const idOf = new Map(file.candidates.map(({ id, application }) => [application, id]))
  const lines = comparison.rows.map((row): CandidateLine => {
    const id = idOf.get(row.applicationId)
    const found = panel?.estimate?.candidates.find((one) => one.id === id)
    const seal = row.evaluations.find((one) => !one.isOpen)?.seal
    return {
      applicationId: row.applicationId,
      name: row.candidate,
      number: row.candidateNumber,
      sealed: row.overall.scores > 0 ? null : (seal ?? 'Not met yet'),
      mean: row.overall.mean,
      raw: panel?.raw.find((one) => one.id === id)?.mean ?? null,
      scores: row.overall.scores,
      adjusted: found ? { value: found.adjusted, low: found.q05, high: found.q95 } : null,
      rank:
        found && panel?.isRanked
          ? { low: found.rank.q05, high: found.rank.q95, words: found.rank.words }
          : null,
      part: (found?.component ?? 0) + 1,
      ruleSays: results?.ranking.candidates.find((one) => one.id === id)?.verdict ?? null,
      recommended: row.recommendations
        .flatMap(({ recommendation, count }) => (count > 0 ? [`${count} ${recommendation}`] : []))
        .join(', '),
    }
  })
  const byName = (a: CandidateLine, b: CandidateLine) => a.name.localeCompare(b.name, 'en')
  const above = (a: CandidateLine, b: CandidateLine) =>
    panel?.isRanked ? (b.adjusted?.value ?? 0) - (a.adjusted?.value ?? 0) : 0
  return lines.sort(
    (a, b) =>
      Number(a.scores === 0) - Number(b.scores === 0) || a.part - b.part || above(a, b) || byName(a, b),
  )
}

/** The engine speaks of pseudonyms; the hiring team reads names. */
export function nameIn({ file, comparison, nameOf }: Material, text: string): string {
  const names = new Map([
    ...file.candidates.map(
      ({ id, application }) =>
        [id, comparison.rows.find((row) => row.applicationId === application)?.candidate] as const,
    ),
    ...file.interviewers.map(({ id, member }) => [id, nameOf.get(member)] as const),
    ...file.questions.map(({ id, number }) => [id, `question ${number}`] as const),
  ])
  return text.replace(/\b[CRQ]\d+\b/g, (id) => names.get(id) ?? id)
}
