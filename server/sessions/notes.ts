import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { sealText } from '../candidates/sealing'
import { notFound } from '../errors'
import { findKeyOfSeat } from './candidate'
import { admit, admitted, answer, findRepeated, settle, type WriteAnswer } from './entries'
import type { recordNoteInput } from './input'

type Sealed = { text: Buffer; question: Buffer | null }
type NoteAnswer = WriteAnswer & { repeated_note: string | null }

/**
 * Records a note, sealed under the candidate's key; it may be tied to a point of its question as evidence. Where the note was changed elsewhere since, nothing is
 * overwritten: this text becomes a second note, and `bothKept` says so. The second note takes the entry's id, so
 * that a repeat finds the same one.
 */
export async function recordNote(
  db: Db,
  seat: Seat,
  input: z.output<typeof recordNoteInput>,
): Promise<{ version: number; noteId: string; bothKept: boolean }> {
  const [key] = await Promise.all([
    findKeyOfSeat(db, seat),
    input.setItemId ? requireItem(db, seat, input.setItemId, input.pointId) : null,
  ])
  const sealed = {
    text: sealText(key, input.text),
    question: input.unplanned ? sealText(key, input.unplanned.question) : null,
  }
  const answered = (version: number, noteId: string) => ({
    version,
    noteId,
    bothKept: noteId !== input.noteId,
  })

  const [row] = await writeNote(db, seat, input, sealed)
  const version = await settle(db, seat, row)
  if (version !== null) return answered(version, row?.repeated_note ?? input.noteId)
  const repeated = await findRepeated(db, seat, input.entryId)
  if (repeated) return answered(repeated.version, repeated.noteId ?? input.noteId)
  const second = { ...input, noteId: input.entryId, version: 0 }
  const [kept] = await writeNote(db, seat, second, sealed)
  const secondVersion = await settle(db, seat, kept)
  if (secondVersion === null) throw notFound('note')
  return answered(secondVersion, second.noteId)
}

function writeNote(db: Db, seat: Seat, input: z.output<typeof recordNoteInput>, sealed: Sealed) {
  const organizationId = seat.member.organizationId
  const value = input.unplanned?.value ?? null
  return db.execute<NoteAnswer>(sql`
    with ${admit(seat, input.entryId)}, written as (
      insert into notes (organization_id, id, scorecard_id, set_version_id, set_item_id, point_id, sealed_text, sealed_question, value)
      select ${organizationId}::uuid, ${input.noteId}::uuid, ${seat.scorecardId}::uuid, ${seat.setVersionId}::uuid,
        ${input.setItemId}::uuid, ${input.pointId}::uuid, ${sealed.text}::bytea, ${sealed.question}::bytea, ${value}::smallint
      from card
      where ${admitted} and (${input.version}::int = 0 or exists (
        select from notes known where known.organization_id = ${organizationId}::uuid
          and known.id = ${input.noteId}::uuid and known.scorecard_id = ${seat.scorecardId}::uuid))
      on conflict (organization_id, id) do update
        set point_id = excluded.point_id, sealed_text = excluded.sealed_text, sealed_question = excluded.sealed_question, value = excluded.value,
          version = notes.version + 1, updated_at = now()
        where notes.version = ${input.version}::int and notes.scorecard_id = ${seat.scorecardId}::uuid
      returning version
    ), entered as (
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, point_id, note_id, sealed_text, sealed_question,
        value, version)
      select ${organizationId}::uuid, ${input.entryId}::uuid, ${seat.scorecardId}::uuid, 'note',
        ${input.setItemId}::uuid, ${input.pointId}::uuid, ${input.noteId}::uuid, ${sealed.text}::bytea, ${sealed.question}::bytea,
        ${value}::smallint, version
      from written
    )
    select (select note_id from repeated) as repeated_note, ${answer}`)
}

/** The question is one of the session's, and the point one of its own. */
async function requireItem(db: Db, seat: Seat, setItemId: string, pointId: string | null): Promise<void> {
  const [item] = await db.execute<{ has_point: boolean }>(sql`
    select exists (select from points point where point.organization_id = item.organization_id
      and point.question_version_id = item.question_version_id and point.id = ${pointId}::uuid) as has_point
    from set_items item where item.organization_id = ${seat.member.organizationId}::uuid
      and item.id = ${setItemId}::uuid and item.set_version_id = ${seat.setVersionId}::uuid`)
  if (!item) throw notFound('question')
  if (pointId && !item.has_point) throw notFound('point')
}
