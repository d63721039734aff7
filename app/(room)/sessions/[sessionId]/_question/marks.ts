import type { NotAssessedReason } from '@/db/schema/scores'
import type { Room } from '@/server/sessions/room'
import { missingOf } from '@/server/sessions/rules'
import { type NoteWrite, reasonWords, type Unplanned, type Write } from '../_saving/writes'

export type Question = Room['questions'][number]
export type ScoreWrite = Extract<Write, { kind: 'score' }>
export type RecommendationWrite = Extract<Write, { kind: 'recommendation' }>

export type UnplannedNote = NoteWrite & { unplanned: Unplanned }

type Fields = ReadonlyMap<string, Write>

export function scoreOf(fields: Fields, setItemId: string): ScoreWrite {
  const found = fields.get(`score:${setItemId}`)
  return found?.kind === 'score' ? found : { kind: 'score', setItemId, value: null, notAssessed: null }
}

/** The same as one word that can be compared: a score, a reason, or null. */
export function recordedScore(fields: Fields, setItemId: string): number | NotAssessedReason | null {
  const { value, notAssessed } = scoreOf(fields, setItemId)
  return value ?? notAssessed
}

export function isHeard(fields: Fields, setItemId: string, pointId: string): boolean {
  const found = fields.get(`point:${setItemId}:${pointId}`)
  return found?.kind === 'point' && found.heard
}

export function isUsed(fields: Fields, setItemId: string, followUpId: string): boolean {
  const found = fields.get(`follow-up:${setItemId}:${followUpId}`)
  return found?.kind === 'follow-up' && found.used
}

/** The questions that the interviewer asked beside the set. */
export function unplannedOf(fields: Fields): UnplannedNote[] {
  return [...fields.values()].filter(
    (write): write is UnplannedNote => write.kind === 'note' && Boolean(write.unplanned),
  )
}

export function notesOf(fields: Fields, setItemId: string): NoteWrite[] {
  return [...fields.values()].filter(
    (write): write is NoteWrite => write.kind === 'note' && write.setItemId === setItemId,
  )
}

/** Whether something was heard or written that the question's score can stand on. */
export function hasEvidence(fields: Fields, { setItemId, points }: Pick<Question, 'setItemId' | 'points'>) {
  return (
    points.some((point) => isHeard(fields, setItemId, point.id)) ||
    notesOf(fields, setItemId).some((note) => note.text.trim() !== '')
  )
}

export function recommendationOf(fields: Fields): RecommendationWrite {
  const found = fields.get('recommendation')
  return found?.kind === 'recommendation'
    ? found
    : { kind: 'recommendation', recommendation: null, comment: '' }
}

/** A question as the numbered navigation and the review show it. */
export type Mark = {
  question: Question
  value: number | null
  notAssessed: NotAssessedReason | null
  hasEvidence: boolean
}

export function marksOf(questions: readonly Question[], fields: Fields): Mark[] {
  return questions.map((question) => {
    const { value, notAssessed } = scoreOf(fields, question.setItemId)
    return { question, value, notAssessed, hasEvidence: hasEvidence(fields, question) }
  })
}

/** What is missing before submitting, by the same rule the server refuses with. */
export function missingIn(marks: readonly Mark[], evidenceDemanded: boolean) {
  return missingOf(
    marks.map(({ question, ...mark }) => ({ ...mark, ...question })),
    evidenceDemanded,
  )
}

function isOpen(fields: Fields, { scores, setItemId }: Question): boolean {
  const { value, notAssessed } = scoreOf(fields, setItemId)
  return scores && value === null && notAssessed === null
}

/** The place of the next question that waits for this interviewer's score, around the end; null when none does. */
export function nextUnscored(questions: readonly Question[], fields: Fields, from: number): number | null {
  for (let step = 1; step < questions.length; step += 1) {
    const at = (from + step) % questions.length
    const question = questions[at]
    if (question && isOpen(fields, question)) return at
  }
  return null
}

/** Where the room opens: the first question that waits for a score, or the first of all. */
export function firstPlace(questions: readonly Question[], fields: Fields): number {
  const at = questions.findIndex((question) => isOpen(fields, question))
  if (at >= 0) return at
  return questions.some((question) => question.scores) ? questions.length : 0
}

/** What a mark says to somebody who does not see it. */
export function markInWords(mark: Mark): string {
  if (mark.value !== null) return `scored ${mark.value}`
  if (mark.notAssessed) return `not assessed, ${reasonWords[mark.notAssessed].toLowerCase()}`
  return mark.question.scores ? 'no score yet' : 'optional for you'
}

/** What the panel's demand for evidence says beside the score: of this question first, else of the ones gone by. */
export function evidenceInWords(
  marks: readonly Mark[],
  at: number,
  withoutEvidence: readonly string[],
): { words: string; isLacking: boolean } | null {
  const mark = marks[at]
  if (!mark) return null
  if (withoutEvidence.includes(mark.question.setItemId))
    return { words: 'This score needs a note or a point heard.', isLacking: true }
  const lacking = marks.filter((one) => withoutEvidence.includes(one.question.setItemId))
  if (lacking.length === 1)
    return {
      words: `The score of question ${lacking[0]?.question.number} needs a note or a point heard.`,
      isLacking: true,
    }
  if (lacking.length > 1)
    return { words: `${lacking.length} scores need a note or a point heard.`, isLacking: true }
  return mark.hasEvidence || mark.value !== null || mark.notAssessed
    ? null
    : { words: 'A score here needs a note or a point heard.', isLacking: false }
}

const reasons = Object.keys(reasonWords) as NotAssessedReason[]

/** The reason after this one, around the end; the first where there is none. */
export function nextReason(reason: NotAssessedReason | null): NotAssessedReason {
  const at = reason ? reasons.indexOf(reason) : -1
  return reasons[(at + 1) % reasons.length] ?? 'other'
}
