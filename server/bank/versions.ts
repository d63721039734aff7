import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { questionVersionCompetencies, questionVersions } from '@/db/schema/questions'
import { anchors, followUps, points } from '@/db/schema/rubrics'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { questionContent } from './input'

export type Content = z.output<typeof questionContent>

/** Writes a new draft version of a question. Returns its id. */
export async function insertVersion(
  db: Db,
  member: Member,
  of: { questionId: string; number: number },
  content: Content,
): Promise<string> {
  const id = uuidv7()
  await db.insert(questionVersions).values({
    organizationId: member.organizationId,
    id,
    ...of,
    prompt: content.prompt,
    hint: content.hint,
    level: content.level,
    minutes: content.minutes,
    createdBy: member.memberId,
  })
  await insertParts(db, member, id, content)
  return id
}

/** Writes a draft version anew, its parts included. */
export async function rewriteVersion(
  db: Db,
  member: Member,
  version: { id: string; revision: number },
  content: Content,
): Promise<void> {
  const organizationId = member.organizationId
  await db
    .update(questionVersions)
    .set({
      prompt: content.prompt,
      hint: content.hint,
      level: content.level,
      minutes: content.minutes,
      revision: version.revision + 1,
    })
    .where(and(eq(questionVersions.organizationId, organizationId), eq(questionVersions.id, version.id)))
  for (const part of [points, anchors, followUps, questionVersionCompetencies]) {
    await db
      .delete(part)
      .where(and(eq(part.organizationId, organizationId), eq(part.questionVersionId, version.id)))
  }
  await insertParts(db, member, version.id, content)
}

async function insertParts(
  db: Db,
  member: Member,
  questionVersionId: string,
  content: Content,
): Promise<void> {
  const own = { organizationId: member.organizationId, questionVersionId }
  const listed = (texts: readonly string[]) =>
    texts.map((text, at) => ({ ...own, id: uuidv7(), position: at + 1, text }))
  await db
    .insert(questionVersionCompetencies)
    .values(content.competencyIds.map((competencyId) => ({ ...own, competencyId })))
  await db.insert(points).values(listed(content.points))
  await db.insert(anchors).values(content.anchors.map((anchor) => ({ ...own, ...anchor })))
  if (content.followUps.length > 0) await db.insert(followUps).values(listed(content.followUps))
}
