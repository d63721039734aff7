import type { Recommendation } from '@/db/schema/scorecards'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Room } from '@/server/sessions/room'
import { whyNotKept } from '@/server/sessions/rules'

/** A question that was asked beside the set, with a score that no statistic takes in. */
export type Unplanned = { question: string; value: number | null }

/** What an interviewer records with one act: the whole new value of one field. */
export type Write =
  | { kind: 'score'; setItemId: string; value: number | null; notAssessed: NotAssessedReason | null }
  | { kind: 'point'; setItemId: string; pointId: string; heard: boolean }
  | { kind: 'follow-up'; setItemId: string; followUpId: string; used: boolean }
  | {
      kind: 'note'
      noteId: string
      setItemId: string | null
      /** The point of the question that it is evidence for. */
      pointId: string | null
      text: string
      unplanned: Unplanned | null
    }
  | { kind: 'recommendation'; recommendation: Recommendation | null; comment: string }

export type NoteWrite = Extract<Write, { kind: 'note' }>

/** A field's value as the server has it, with the version the next write is made on. */
export type Confirmed = { write: Write; version: number }

/** Which field a write is about; two writes with the same field replace one another. */
export function fieldOf(write: Write): string {
  switch (write.kind) {
    case 'score':
      return `score:${write.setItemId}`
    case 'point':
      return `point:${write.setItemId}:${write.pointId}`
    case 'follow-up':
      return `follow-up:${write.setItemId}:${write.followUpId}`
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
    ...record.followUps.map(({ version, ...followUp }) => ({
      version,
      write: { kind: 'follow-up' as const, ...followUp },
    })),
    ...record.notes.map(({ id, version, ...note }) => ({
      version,
      write: { kind: 'note' as const, noteId: id, ...note },
    })),
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
  if (stands?.kind === 'follow-up' && write.kind === 'follow-up') return stands.used === write.used
  if (stands?.kind === 'note' && write.kind === 'note')
    return (
      stands.text === write.text &&
      (stands.pointId ?? null) === (write.pointId ?? null) &&
      stands.unplanned?.question === write.unplanned?.question &&
      stands.unplanned?.value === write.unplanned?.value
    )
  if (stands?.kind === 'recommendation' && write.kind === 'recommendation')
    return stands.recommendation === write.recommendation && stands.comment === write.comment
  switch (write.kind) {
    case 'score':
      return write.value === null && write.notAssessed === null
    case 'point':
      return !write.heard
    case 'follow-up':
      return !write.used
    case 'note':
      return write.text.trim() === '' && !write.unplanned
    case 'recommendation':
      return write.recommendation === null && write.comment === ''
  }
}

/** The same field with nothing in it. */
export function emptied(write: Write): Write {
  switch (write.kind) {
    case 'score':
      return { ...write, value: null, notAssessed: null }
    case 'point':
      return { ...write, heard: false }
    case 'follow-up':
      return { ...write, used: false }
    case 'note':
      return { ...write, text: '' }
    case 'recommendation':
      return { ...write, recommendation: null, comment: '' }
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
  if (write.kind === 'recommendation') return whyNotKept('comment', write.comment)
  if (write.kind !== 'note') return null
  return whyNotKept('note', write.text) ?? whyNotKept('question', write.unplanned?.question ?? '')
}

/** What a write says, for a person who is told that it was not recorded. */
export function writeInWords(write: Write, numberOf: (setItemId: string) => number): string {
  switch (write.kind) {
    case 'score':
      return `Question ${numberOf(write.setItemId)}: ${scoreInWords(write)}`
    case 'point':
      return `Question ${numberOf(write.setItemId)}: a point ${write.heard ? 'heard' : 'not heard'}`
    case 'follow-up':
      return `Question ${numberOf(write.setItemId)}: a follow-up ${write.used ? 'used' : 'not used'}`
    case 'note':
      return write.setItemId
        ? `Question ${numberOf(write.setItemId)}, note${write.pointId ? ' on a point' : ''}: ${write.text}`
        : `Your own question: ${write.unplanned?.question ?? ''} ${write.text}`
    case 'recommendation':
      return `Recommendation: ${write.recommendation ?? 'none'}${write.comment ? `. Comment: ${write.comment}` : ''}`
  }
}

export function scoreInWords(score: { value: number | null; notAssessed: NotAssessedReason | null }): string {
  if (score.value !== null) return `score ${score.value}`
  return score.notAssessed ? `not assessed, ${reasonWords[score.notAssessed].toLowerCase()}` : 'no score'
}
