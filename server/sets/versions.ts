import { and, desc, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { questionSets, setItems, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { publishSetInput, saveSetInput } from './input'
import { listItems, replaceItems } from './items'
import { whyNotPublish } from './rules'

/** A draft's row, held until the transaction ends. Refused if somebody saved since the person looked. */
async function holdDraft(db: Db, member: Member, of: { setVersionId: string; revision: number }) {
  const [version] = await db
    .select({
      revision: setVersions.revision,
      publishedAt: setVersions.publishedAt,
      questionSetId: setVersions.questionSetId,
      number: setVersions.number,
      isDiscarded: sql<boolean>`(select s.archived_at is not null from question_sets s
        where s.organization_id = set_versions.organization_id and s.id = set_versions.question_set_id)`,
    })
    .from(setVersions)
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, of.setVersionId)))
    .for('update')
  if (!version) throw notFound('set')
  if (version.isDiscarded) throw new Refused('not now', 'Somebody discarded this set meanwhile.')
  if (version.publishedAt)
    throw new Refused(
      'not now',
      'This version was published and cannot be changed. Make a new version from it.',
    )
  if (version.revision !== of.revision)
    throw new Refused(
      'conflict',
      'Somebody else changed this set meanwhile. Look at it as it is now, then try again.',
    )
  return version
}

/** Saves a draft as a whole. Returns the revision to save on next. */
export async function saveSetVersion(
  db: Db,
  member: Member,
  input: z.output<typeof saveSetInput>,
): Promise<{ revision: number }> {
  const version = await holdDraft(db, member, input)
  await replaceItems(db, member, input.setVersionId, input.items)
  await db
    .update(setVersions)
    .set({ slotMinutes: input.slotMinutes, revision: version.revision + 1 })
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, input.setVersionId)))
  return { revision: version.revision + 1 }
}

/** Publishes a draft with the wordings that are newest now; from then on the database refuses every change. */
export async function publishSetVersion(
  db: Db,
  member: Member,
  input: z.output<typeof publishSetInput>,
): Promise<void> {
  const version = await holdDraft(db, member, input)
  const items = await listItems(db, member, input.setVersionId)
  const refusal = whyNotPublish({
    publishedAt: version.publishedAt,
    questions: items.length,
    unusable: items.filter((item) => item.status !== 'published').length,
  })
  if (refusal) throw new Refused('not now', refusal)
  await replaceItems(db, member, input.setVersionId, items)
  await db
    .update(setVersions)
    .set({ publishedAt: sql`now()`, publishedBy: member.memberId })
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, input.setVersionId)))
  await recordAudit(
    db,
    member,
    'published set',
    { kind: 'set', id: version.questionSetId },
    { number: version.number },
  )
}

/** Starts the next draft as a copy of the newest version, with each question's newest wording. */
export async function startNextVersion(
  db: Db,
  member: Member,
  input: { setId: string },
): Promise<{ setVersionId: string }> {
  const organizationId = member.organizationId
  const [set] = await db
    .select({ id: questionSets.id })
    .from(questionSets)
    .where(and(eq(questionSets.organizationId, organizationId), eq(questionSets.id, input.setId)))
    .for('update')
  if (!set) throw notFound('set')
  const [newest] = await db
    .select({
      id: setVersions.id,
      number: setVersions.number,
      slotMinutes: setVersions.slotMinutes,
      publishedAt: setVersions.publishedAt,
    })
    .from(setVersions)
    .where(and(eq(setVersions.organizationId, organizationId), eq(setVersions.questionSetId, input.setId)))
    .orderBy(desc(setVersions.number))
    .limit(1)
  if (!newest) throw notFound('set')
  if (!newest.publishedAt) return { setVersionId: newest.id }
  const setVersionId = uuidv7()
  await db.insert(setVersions).values({
    organizationId,
    id: setVersionId,
    questionSetId: input.setId,
    number: newest.number + 1,
    slotMinutes: newest.slotMinutes,
    createdBy: member.memberId,
  })
  const usable = await db
    .select({ questionId: setItems.questionId, weight: setItems.weight })
    .from(setItems)
    .where(
      and(
        eq(setItems.organizationId, organizationId),
        eq(setItems.setVersionId, newest.id),
        // A question that was archived since is left behind rather than blocking the draft.
        sql`exists (select from questions q where q.organization_id = ${setItems.organizationId} and q.id = ${setItems.questionId} and q.status = 'published')`,
      ),
    )
    .orderBy(setItems.position)
  await replaceItems(db, member, setVersionId, usable)
  return { setVersionId }
}
