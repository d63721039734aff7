import type { Recommendation } from '@/db/schema/scorecards'
import type { NotAssessedReason } from '@/db/schema/scores'
import { recordNoteInput, recordRecommendationInput } from '@/server/sessions/input'
import type { Room } from '@/server/sessions/room'

/** What an interviewer records with one act: the whole new value of one field. */
export type Write =
  | { kind: 'score'; setItemId: string; value: number | null; notAssessed: NotAssessedReason | null }
  | { kind: 'point'; setItemId: string; pointId: string; heard: boolean }
  | { kind: 'note'; noteId: string; setItemId: string; text: string }
  | { kind: 'recommendation'; recommendation: Recommendation | null; comment: string }

/** A field's value as the server has it, with the version the next write is made on. */
export type Confirmed = { write: Write; version: number }

/** Which field a write is about; two writes with the same field replace one another. */
export function fieldOf(write: Write): string {
  switch (write.kind) {
    case 'score':
      return `score:${write.setItemId}`
    case 'point':
      return `point:${write.setItemId}:${write.pointId}`
    case 'note':
      return `note:${write.noteId}`
    case 'recommendation':
      return 'recommendation'
  }
}

/** The server's record, field by field. */
export function confirmedOf(record: Room['record']): Map<string, Confirmed> {
  const all: Confirmed[] = [
    ...record.scores.map(({ version, ...score }) => ({
      version,
      write: { kind: 'score' as const, ...score },
    })),
    ...record.points.map(({ version, ...point }) => ({
      version,
      write: { kind: 'point' as const, ...point },
    })),
    ...record.notes.flatMap(({ id, setItemId, text, version }) =>
      setItemId ? [{ version, write: { kind: 'note' as const, noteId: id, setItemId, text } }] : [],
    ),
  ]
  const { version, ...recommendation } = record.recommendation
  if (version > 0) all.push({ version, write: { kind: 'recommendation', ...recommendation } })
  return new Map(all.map((one) => [fieldOf(one.write), one]))
}

/** The record with one field put where another was, so that a text being typed does not move. */
export function inPlaceOf(
  record: ReadonlyMap<string, Confirmed>,
  field: string,
  second: Confirmed,
): Map<string, Confirmed> {
  const placed = [...record].map(([known, one]) => (known === field ? second : one))
  return new Map([...placed, second].map((one) => [fieldOf(one.write), one]))
}

/** Whether a write leaves its field as it stands: the same as the server has, or nothing where it has nothing. */
export function changesNothing(write: Write, stands: Write | undefined): boolean {
  if (stands?.kind === 'score' && write.kind === 'score')
    return stands.value === write.value && stands.notAssessed === write.notAssessed
  if (stands?.kind === 'point' && write.kind === 'point') return stands.heard === write.heard
  if (stands?.kind === 'note' && write.kind === 'note') return stands.text === write.text
  if (stands?.kind === 'recommendation' && write.kind === 'recommendation')
    return stands.recommendation === write.recommendation && stands.comment === write.comment
  switch (write.kind) {
    case 'score':
      return write.value === null && write.notAssessed === null
    case 'point':
      return !write.heard
    case 'note':
      return write.text.trim() === ''
    case 'recommendation':
      return write.recommendation === null && write.comment === ''
  }
}

export const reasonWords: Record<NotAssessedReason, string> = {
  'not asked': 'Not asked',
  'no time': 'No time',
  'off topic': 'Off topic',
  absent: 'I was absent',
  other: 'Another reason',
}

/** Why a text stays here until it is changed; null where the server would take it. Asked before sending and beside the field. */
export function whyNotSend(write: Write): string | null {
  const input =
    write.kind === 'note'
      ? recordNoteInput.shape.text.safeParse(write.text)
      : write.kind === 'recommendation'
        ? recordRecommendationInput.shape.comment.safeParse(write.comment)
        : null
  return input?.error?.issues[0]?.message ?? null
}

/** What a write says, for a person who is told that it was not recorded. */
export function writeInWords(write: Write, numberOf: (setItemId: string) => number): string {
  switch (write.kind) {
    case 'score':
      return `Question ${numberOf(write.setItemId)}: ${scoreInWords(write)}`
    case 'point':
      return `Question ${numberOf(write.setItemId)}: a point ${write.heard ? 'heard' : 'not heard'}`
    case 'note':
      return `Question ${numberOf(write.setItemId)}, note: ${write.text}`
    case 'recommendation':
      return `Recommendation: ${write.recommendation ?? 'none'}${write.comment ? `. Comment: ${write.comment}` : ''}`
  }
}

export function scoreInWords(score: { value: number | null; notAssessed: NotAssessedReason | null }): string {
  if (score.value !== null) return `score ${score.value}`
  return score.notAssessed ? `not assessed, ${reasonWords[score.notAssessed].toLowerCase()}` : 'no score'
}
