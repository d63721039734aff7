import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { FileQuestion } from './cells'

/** A version to be written, with names settled. */
export type Wording = Omit<FileQuestion, 'key' | 'category' | 'competencies'> & {
  id: string
  questionId: string
  number: number
  revision: number
  competencyIds: readonly string[]
  createdBy: string
}

/** Rows as one value, since so many parameters would be too many. */
const given = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/** Writes versions with all their parts: a statement for each table, however many there are. */
export async function insertWordings(
  db: Db,
  member: Member,
  wordings: readonly Wording[],
  publish: boolean,
): Promise<void> {
  if (wordings.length === 0) return
  await db.execute(sql`
    insert into question_versions (organization_id, id, question_id, number, revision, prompt, hint, level, minutes, created_by)
    select ${member.organizationId}::uuid, one.* from ${versionsOf(wordings)}`)
  await insertParts(db, member, wordings)
  if (publish) await publishWordings(db, member, wordings)
}

/** Writes drafts anew, their parts included. */
export async function rewriteWordings(
  db: Db,
  member: Member,
  wordings: readonly Wording[],
  publish: boolean,
): Promise<void> {
  if (wordings.length === 0) return
  await db.execute(sql`
    update question_versions set prompt = one.prompt, hint = one.hint, level = one.level, minutes = one.minutes,
      revision = one.revision
    from ${versionsOf(wordings)}
    where question_versions.organization_id = ${member.organizationId}::uuid and question_versions.id = one.id`)
  await removeParts(
    db,
    member,
    wordings.map(({ id }) => id),
  )
  await insertParts(db, member, wordings)
  if (publish) await publishWordings(db, member, wordings)
}

const versionsOf = (wordings: readonly Wording[]) => {
  const rows = wordings.map(
    ({ id, questionId, number, revision, prompt, hint, level, minutes, createdBy }) => ({
      id,
      question: questionId,
      number,
      revision,
      prompt,
      hint,
      level,
      minutes,
      author: createdBy,
    }),
  )
  return sql`jsonb_to_recordset(${given(rows)}) as one (id uuid, question uuid, number integer, revision integer,
    prompt text, hint text, level text, minutes integer, author uuid)`
}

async function insertParts(db: Db, member: Member, wordings: readonly Wording[]): Promise<void> {
  const organization = sql`${member.organizationId}::uuid`
  const linked = wordings.flatMap(({ id, competencyIds }) =>
    competencyIds.map((competency) => ({ version: id, competency })),
  )
  await db.execute(sql`
    insert into question_version_competencies (organization_id, question_version_id, competency_id)
    select ${organization}, one.* from jsonb_to_recordset(${given(linked)}) as one (version uuid, competency uuid)`)
  const anchored = wordings.flatMap(({ id, anchors }) =>
    anchors.map(({ level, text }) => ({ version: id, level, text })),
  )
  await db.execute(sql`
    insert into anchors (organization_id, question_version_id, level, text)
    select ${organization}, one.* from jsonb_to_recordset(${given(anchored)})
      as one (version uuid, level smallint, text text)`)
  for (const [table, texts] of [
    ['points', (wording: Wording) => wording.points],
    ['follow_ups', (wording: Wording) => wording.followUps],
  ] as const) {
    const listed = wordings.flatMap((wording) =>
      texts(wording).map((text, at) => ({ id: uuidv7(), version: wording.id, position: at + 1, text })),
    )
    await db.execute(sql`
      insert into ${sql.identifier(table)} (organization_id, id, question_version_id, position, text)
      select ${organization}, one.* from jsonb_to_recordset(${given(listed)})
        as one (id uuid, version uuid, position integer, text text)`)
  }
}

async function removeParts(db: Db, member: Member, versionIds: readonly string[]): Promise<void> {
  for (const table of ['points', 'anchors', 'follow_ups', 'question_version_competencies'])
    await db.execute(sql`
      delete from ${sql.identifier(table)} where organization_id = ${member.organizationId}::uuid
        and question_version_id in ${idsOf(versionIds)}`)
}

async function publishWordings(db: Db, member: Member, wordings: readonly Wording[]): Promise<void> {
  await db.execute(sql`
    update question_versions set published_at = now(), published_by = ${member.memberId}::uuid
    where organization_id = ${member.organizationId}::uuid and id in ${idsOf(wordings.map(({ id }) => id))}`)
}

const idsOf = (ids: readonly string[]) =>
  sql`(select one.id::uuid from jsonb_array_elements_text(${given(ids)}) as one (id))`

/** Takes versions away with all their parts. The database allows it to an import that is taken back, and to nobody else. */
export async function removeWordings(db: Db, member: Member, versionIds: readonly string[]): Promise<void> {
  if (versionIds.length === 0) return
  await removeParts(db, member, versionIds)
  await db.execute(sql`select remove_taken_back_versions(array(${idsOf(versionIds)}))`)
}

/** Takes lineages away that have no version any more. */
export async function removeQuestions(db: Db, questionIds: readonly string[]): Promise<void> {
  if (questionIds.length === 0) return
  await db.execute(sql`select remove_taken_back_questions(array(${idsOf(questionIds)}))`)
}

/** Makes the lineages that first versions belong to. */
export async function insertQuestions(
  db: Db,
  member: Member,
  rows: readonly { id: string; key: string | null; categoryId: string; status: string }[],
): Promise<void> {
  const made = rows.map(({ id, key, categoryId, status }) => ({ id, key, category: categoryId, status }))
  await db.execute(sql`
    insert into questions (organization_id, id, key, category_id, status, created_by)
    select ${member.organizationId}::uuid, one.*, ${member.memberId}::uuid from jsonb_to_recordset(${given(made)})
      as one (id uuid, key text, category uuid, status text)`)
}

/** Puts questions on their shelves and into their states. */
export async function placeQuestions(
  db: Db,
  member: Member,
  rows: readonly { id: string; categoryId: string; status: string }[],
): Promise<void> {
  if (rows.length === 0) return
  const placed = rows.map(({ id, categoryId, status }) => ({ id, category: categoryId, status }))
  await db.execute(sql`
    update questions set category_id = one.category, status = one.status
    from jsonb_to_recordset(${given(placed)}) as one (id uuid, category uuid, status text)
    where questions.organization_id = ${member.organizationId}::uuid and questions.id = one.id`)
}
