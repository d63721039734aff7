import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { questionSets, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { findSetInput, renameSetInput, setInput } from './input'
import { listItems } from './items'
import { whyNotDiscard } from './rules'

const isNewest = sql`not exists (select from set_versions newer where newer.organization_id = ${setVersions.organizationId}
  and newer.question_set_id = ${setVersions.questionSetId} and newer.number > ${setVersions.number})`

const questionCount = sql<number>`(select count(*)::int from set_items item where item.organization_id = ${setVersions.organizationId} and item.set_version_id = ${setVersions.id})`

const minutesSum = sql<number>`(select coalesce(sum(qv.minutes), 0)::int from set_items item
  join question_versions qv on qv.organization_id = item.organization_id and qv.id = item.question_version_id
  where item.organization_id = ${setVersions.organizationId} and item.set_version_id = ${setVersions.id})`

/** Makes a set with its first draft. */
export async function createSet(
  db: Db,
  member: Member,
  input: z.output<typeof setInput>,
): Promise<{ setId: string; setVersionId: string }> {
  const setId = uuidv7()
  const setVersionId = uuidv7()
  const organizationId = member.organizationId
  await db
    .insert(questionSets)
    .values({ organizationId, id: setId, name: input.name, createdBy: member.memberId })
  await db.insert(setVersions).values({
    organizationId,
    id: setVersionId,
    questionSetId: setId,
    number: 1,
    slotMinutes: input.slotMinutes,
    createdBy: member.memberId,
  })
  return { setId, setVersionId }
}

export async function renameSet(
  db: Db,
  member: Member,
  input: z.output<typeof renameSetInput>,
): Promise<void> {
  const renamed = await db
    .update(questionSets)
    .set({ name: input.name })
    .where(and(eq(questionSets.organizationId, member.organizationId), eq(questionSets.id, input.setId)))
    .returning({ id: questionSets.id })
  if (renamed.length === 0) throw notFound('set')
}

/** Puts away a set that was never published, so that it is in no list and no longer found. */
export async function discardSet(db: Db, member: Member, setId: string): Promise<void> {
  const [version] = await db
    .select({ publishedAt: setVersions.publishedAt })
    .from(setVersions)
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.questionSetId, setId)))
    .orderBy(setVersions.number)
    // Whoever saves or publishes the draft meanwhile waits for this, or this for them.
    .for('update')
  if (!version) throw notFound('set')
  const whyNot = whyNotDiscard(version)
  if (whyNot) throw new Refused('not now', whyNot)
  await putAway(db, member, setId, true)
}

/** Brings a discarded set back as it was. */
export function restoreSet(db: Db, member: Member, setId: string): Promise<void> {
  return putAway(db, member, setId, false)
}

async function putAway(db: Db, member: Member, setId: string, isAway: boolean): Promise<void> {
  const changed = await db
    .update(questionSets)
    .set({ archivedAt: isAway ? sql`now()` : null })
    .where(and(eq(questionSets.organizationId, member.organizationId), eq(questionSets.id, setId)))
    .returning({ id: questionSets.id })
  if (changed.length === 0) throw notFound('set')
  await recordAudit(db, member, isAway ? 'discarded set' : 'restored set', { kind: 'set', id: setId })
}

/** The sets with their newest version, newest set first. */
export function listSets(db: Db, member: Member) {
  return db
    .select({
      id: questionSets.id,
      name: questionSets.name,
      number: setVersions.number,
      slotMinutes: setVersions.slotMinutes,
      publishedAt: setVersions.publishedAt,
      questions: questionCount,
      minutes: minutesSum,
      panels: sql<number>`(select count(*)::int from panels p join set_versions used on used.organization_id = p.organization_id and used.id = p.set_version_id
        where p.organization_id = ${questionSets.organizationId} and used.question_set_id = ${questionSets.id} and p.archived_at is null)`,
    })
    .from(questionSets)
    .innerJoin(
      setVersions,
      and(
        eq(setVersions.organizationId, questionSets.organizationId),
        eq(setVersions.questionSetId, questionSets.id),
        isNewest,
      ),
    )
    .where(and(eq(questionSets.organizationId, member.organizationId), isNull(questionSets.archivedAt)))
    .orderBy(desc(questionSets.createdAt))
}

/** What a panel can be made from: the newest published version of each set, by name. */
export async function listPublishedSetVersions(db: Db, member: Member) {
  const rows = await db
    .selectDistinctOn([questionSets.name, questionSets.id], {
      setVersionId: setVersions.id,
      setId: questionSets.id,
      name: questionSets.name,
      number: setVersions.number,
      slotMinutes: setVersions.slotMinutes,
      questions: questionCount,
      minutes: minutesSum,
    })
    .from(questionSets)
    .innerJoin(
      setVersions,
      and(
        eq(setVersions.organizationId, questionSets.organizationId),
        eq(setVersions.questionSetId, questionSets.id),
      ),
    )
    .where(
      and(
        eq(questionSets.organizationId, member.organizationId),
        isNull(questionSets.archivedAt),
        sql`${setVersions.publishedAt} is not null`,
      ),
    )
    .orderBy(questionSets.name, questionSets.id, desc(setVersions.number))
  return rows
}

/** A set with one of its versions (the newest, unless a number is given), that one's questions, and all versions. */
export async function findSet(db: Db, member: Member, input: z.output<typeof findSetInput>) {
  const rows = await db
    .select({
      name: questionSets.name,
      id: setVersions.id,
      number: setVersions.number,
      revision: setVersions.revision,
      slotMinutes: setVersions.slotMinutes,
      publishedAt: setVersions.publishedAt,
      publishedBy: sql<
        string | null
      >`(select m.name from members m where m.organization_id = ${setVersions.organizationId} and m.id = ${setVersions.publishedBy})`,
      panels: sql<
        { id: string; name: string }[]
      >`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name) from panels p
          where p.organization_id = ${setVersions.organizationId} and p.set_version_id = ${setVersions.id} and p.archived_at is null), '[]'::json)`,
    })
    .from(questionSets)
    .innerJoin(
      setVersions,
      and(
        eq(setVersions.organizationId, questionSets.organizationId),
        eq(setVersions.questionSetId, questionSets.id),
      ),
    )
    .where(
      and(
        eq(questionSets.organizationId, member.organizationId),
        eq(questionSets.id, input.setId),
        isNull(questionSets.archivedAt),
      ),
    )
    .orderBy(desc(setVersions.number))
  const [newest] = rows
  const found = input.number === undefined ? newest : rows.find((row) => row.number === input.number)
  if (!newest || !found) throw notFound('set')
  return {
    setId: input.setId,
    name: found.name,
    setVersionId: found.id,
    number: found.number,
    newestNumber: newest.number,
    revision: found.revision,
    slotMinutes: found.slotMinutes,
    publishedAt: found.publishedAt,
    publishedBy: found.publishedBy,
    mayChange: member.role === 'admin' || member.role === 'manager',
    items: await listItems(db, member, found.id),
    versions: rows.map(({ number, publishedAt, publishedBy, panels }) => ({
      number,
      publishedAt,
      publishedBy,
      panels,
    })),
  }
}
