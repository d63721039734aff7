import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { organizations } from '@/db/schema/organizations'
import { selfReportLinks, selfReportQuestions } from '@/db/schema/self-reports'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { changeQuestionInput, questionInput } from './input'
import { whyNotChangeGroups } from './rules'

/** What candidates are asked about themselves, in its order, and why the groups of it are fixed, if they are. */
export async function listQuestions(db: Db, member: Member) {
  const whyNotGroups = whyNotChangeGroups(await countLinks(db, member))
  const rows = await db
    .select({
      id: selfReportQuestions.id,
      name: selfReportQuestions.name,
      groups: selfReportQuestions.groups,
    })
    .from(selfReportQuestions)
    .where(
      and(
        eq(selfReportQuestions.organizationId, member.organizationId),
        isNull(selfReportQuestions.archivedAt),
      ),
    )
    .orderBy(asc(selfReportQuestions.position), asc(selfReportQuestions.id))
  return rows.map((row) => ({ ...row, whyNotGroups }))
}

/** Asks one more thing from now on. Returns the question's id. */
export async function createQuestion(
  db: Db,
  admin: Member,
  input: z.output<typeof questionInput>,
): Promise<string> {
  await queueInOrganization(db, admin)
  await refuseKnownName(db, admin, input.name, null)
  const [last] = await db
    .select({ position: sql<number>`coalesce(max(${selfReportQuestions.position}), 0)` })
    .from(selfReportQuestions)
    .where(eq(selfReportQuestions.organizationId, admin.organizationId))
  const id = uuidv7()
  await db.insert(selfReportQuestions).values({
    organizationId: admin.organizationId,
    id,
    position: (last?.position ?? 0) + 1,
    name: input.name,
    groups: input.groups,
    createdBy: admin.memberId,
  })
  await recordAudit(db, admin, 'added self-report question', { kind: 'self-report question', id })
  return id
}

/** Changes the name and, while nobody can have answered, the groups. */
export async function changeQuestion(
  db: Db,
  admin: Member,
  input: z.output<typeof changeQuestionInput>,
): Promise<void> {
  await queueInOrganization(db, admin)
  const question = (await listQuestions(db, admin)).find((one) => one.id === input.questionId)
  if (!question) throw notFound('question')
  await refuseKnownName(db, admin, input.name, input.questionId)
  const areOthers = JSON.stringify(question.groups) !== JSON.stringify(input.groups)
  if (areOthers && question.whyNotGroups) throw new Refused('not now', question.whyNotGroups)
  await db
    .update(selfReportQuestions)
    .set({ name: input.name, groups: input.groups })
    .where(ofQuestion(admin, input.questionId))
  await recordAudit(db, admin, 'changed self-report question', {
    kind: 'self-report question',
    id: input.questionId,
  })
}

/** Asks it no more. What was said stays in the sums it was counted in. */
export async function archiveQuestion(db: Db, admin: Member, questionId: string): Promise<void> {
  const archived = await db
    .update(selfReportQuestions)
    .set({ archivedAt: sql`now()` })
    .where(and(ofQuestion(admin, questionId), isNull(selfReportQuestions.archivedAt)))
    .returning({ id: selfReportQuestions.id })
  if (archived.length === 0) throw notFound('question')
  await recordAudit(db, admin, 'archived self-report question', {
    kind: 'self-report question',
    id: questionId,
  })
}

/** Asks an archived one again. */
export async function restoreQuestion(db: Db, admin: Member, questionId: string): Promise<void> {
  await queueInOrganization(db, admin)
  const [question] = await db
    .select({ name: selfReportQuestions.name })
    .from(selfReportQuestions)
    .where(ofQuestion(admin, questionId))
  if (!question) throw notFound('question')
  await refuseKnownName(db, admin, question.name, questionId)
  await db.update(selfReportQuestions).set({ archivedAt: null }).where(ofQuestion(admin, questionId))
  await recordAudit(db, admin, 'restored self-report question', {
    kind: 'self-report question',
    id: questionId,
  })
}

/** Puts the questions into this order; one that is not named keeps its place after them. */
export async function orderQuestions(db: Db, admin: Member, questionIds: readonly string[]): Promise<void> {
  await queueInOrganization(db, admin)
  const known = new Set((await listQuestions(db, admin)).map((one) => one.id))
  if (questionIds.some((id) => !known.has(id))) throw notFound('question')
  for (const [at, id] of questionIds.entries())
    await db
      .update(selfReportQuestions)
      .set({ position: at + 1 })
      .where(ofQuestion(admin, id))
  await recordAudit(db, admin, 'ordered self-report questions', {
    kind: 'organization',
    id: admin.organizationId,
  })
}

const ofQuestion = (member: Member, questionId: string) =>
  and(eq(selfReportQuestions.organizationId, member.organizationId), eq(selfReportQuestions.id, questionId))

async function countLinks(db: Db, member: Member): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(selfReportLinks)
    .where(eq(selfReportLinks.organizationId, member.organizationId))
  return row?.count ?? 0
}

async function refuseKnownName(db: Db, member: Member, name: string, except: string | null): Promise<void> {
  const plain = (text: string) => text.toLocaleLowerCase('en')
  const known = (await listQuestions(db, member)).find(
    (one) => one.id !== except && plain(one.name) === plain(name),
  )
  const why = known ? 'This is asked already.' : null
  if (why) throw new Refused('conflict', why, { name: why })
}

/** Whoever else changes the questions of the organization, or makes links to them, waits until this transaction ends. */
export async function queueInOrganization(db: Db, member: Member): Promise<void> {
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, member.organizationId))
    .for('no key update')
}
