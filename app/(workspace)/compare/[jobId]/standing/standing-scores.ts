import type { Grid } from '@/server/compare/grid'
import type { StandingScores } from '@/server/compare/rules'
import { readAnswer } from '../matrix/answers'
import type { MatrixRow } from '../matrix/matrix-rows'

/** Who and what the numbers of a standing are about, for its words. */
export type StandingNames = {
  candidates: Record<string, string>
  interviewers: Record<string, string>
  questions: Record<string, string>
}

/**
 * The final scores of all opened evaluations of a comparison, packed for the worker, and the names that go with them.
 * A question asked at two panels, or in two versions of a set, is one question by its lineage.
 */
export function standingScores(
  { columns, members }: Pick<Grid, 'columns' | 'members'>,
  rows: readonly Pick<MatrixRow, 'applicationId' | 'candidate' | 'answers'>[],
): {
  packed: StandingScores
  names: StandingNames
} {
  const candidates = listIds()
  const interviewers = listIds()
  const questions = listIds()
  const names: StandingNames = { candidates: {}, interviewers: {}, questions: {} }
  const scores: number[] = []
  for (const row of rows) {
    for (const [at, answer] of row.answers.entries()) {
      const { questionId, number, prompt } = columns[at]!
      if (answer === '' || answer.startsWith('~')) continue
      for (const { memberId, name, value } of readAnswer(answer, members).scores) {
        if (value === null) continue
        scores.push(
          candidates.place(row.applicationId),
          interviewers.place(memberId),
          questions.place(questionId),
          value,
        )
        names.candidates[row.applicationId] = row.candidate
        names.interviewers[memberId] = name
        names.questions[questionId] ??= `${number}. ${prompt}`
      }
    }
  }
  return {
    packed: { candidates: candidates.ids, interviewers: interviewers.ids, questions: questions.ids, scores },
    names,
  }
}

function listIds() {
  const places = new Map<string, number>()
  const ids: string[] = []
  return {
    ids,
    place(id: string): number {
      const known = places.get(id)
      if (known !== undefined) return known
      places.set(id, ids.length)
      return ids.push(id) - 1
    },
  }
}
