import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { questionSets, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { moveSetsInput } from './input'
import { listItems, replaceItems } from './items'
import { startNextVersion } from './versions'

/**
 * Gives sets the newest wording of their questions: in their draft, and where they are published in the next one, so
 * that panels and sessions keep what they have until it is published. All of them, or none.
 */
export async function moveSets(
  db: Db,
  member: Member,
  input: z.output<typeof moveSetsInput>,
): Promise<{ setId: string; number: number }[]> {
  const moved: { setId: string; number: number }[] = []
  // In one order, so that two who move the same sets wait for each other instead of blocking both.
  for (const setId of input.setIds.toSorted()) moved.push(await moveSet(db, member, setId))
  return moved
}

async function moveSet(db: Db, member: Member, setId: string): Promise<{ setId: string; number: number }> {
  const organizationId = member.organizationId
  const [set] = await db
    .select({ name: questionSets.name })
    .from(questionSets)
    .where(
      and(
        eq(questionSets.organizationId, organizationId),
        eq(questionSets.id, setId),
        isNull(questionSets.archivedAt),
      ),
    )
    .for('update')
  if (!set) throw notFound('set')
  const newest = await findNewest(db, member, setId)
  if (newest.publishedAt) await startNextVersion(db, member, { setId })
  else await renewDraft(db, member, set.name, newest.id)
  const { number } = await findNewest(db, member, setId)
  await recordAudit(db, member, 'moved set to newest wordings', { kind: 'set', id: setId }, { number })
  return { setId, number }
}

async function findNewest(db: Db, member: Member, setId: string) {
  const [newest] = await db
    .select({ id: setVersions.id, number: setVersions.number, publishedAt: setVersions.publishedAt })
    .from(setVersions)
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.questionSetId, setId)))
    .orderBy(desc(setVersions.number))
    .limit(1)
  if (!newest) throw notFound('set')
  return newest
}

async function renewDraft(db: Db, member: Member, name: string, setVersionId: string): Promise<void> {
  await db
    .update(setVersions)
    .set({ revision: sql`${setVersions.revision} + 1` })
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, setVersionId)))
  try {
    await replaceItems(db, member, setVersionId, await listItems(db, member, setVersionId))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Refused(error.refusal.kind, `“${name}”: ${error.refusal.message}`)
  }
}
