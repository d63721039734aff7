import { and, asc, eq, sql } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { impactReleases, selfReportQuestions } from '@/db/schema/self-reports'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { figuresOf, whyNotRelease } from './rules'

export type Impact = Awaited<ReturnType<typeof findImpact>>

/**
 * A job's adverse impact as it was last released: what the database gives out, which holds back small groups by
 * itself. Nothing of it changes with a single decision or a single answer.
 */
export async function findImpact(db: Db, member: Member, jobId: string) {
  const job = await requireJob(db, member, jobId, 'manage')
  const releases = await listReleases(db, member, jobId)
  const questions = await db
    .select({
      id: selfReportQuestions.id,
      name: selfReportQuestions.name,
      groups: selfReportQuestions.groups,
      isArchived: sql<boolean>`${selfReportQuestions.archivedAt} is not null`,
    })
    .from(selfReportQuestions)
    .where(eq(selfReportQuestions.organizationId, member.organizationId))
    .orderBy(asc(selfReportQuestions.position), asc(selfReportQuestions.id))
  const told = await db.execute<{
    question_id: string
    number: number
    group: string
    applied: number | null
    selected: number | null
  }>(sql`select * from list_impact(${jobId}::uuid)`)
  const [reports] = await db.execute<{ asked: number; answered_at_least: number }>(
    sql`select * from count_self_reports(${jobId}::uuid)`,
  )
  const further = await countFurther(db, member, jobId)
  const asked = questions.filter((question) => !question.isArchived).length
  return {
    job: { id: jobId, title: job.title, place: job.place },
    asked: reports?.asked ?? 0,
    answeredAtLeast: reports?.answered_at_least ?? 0,
    further,
    whyNotRelease: whyNotRelease({ questions: asked, further }),
    releases,
    questions: questions.flatMap((question) => {
      const rows = told.filter((row) => row.question_id === question.id)
      if (question.isArchived && rows.length === 0) return []
      const inOrder = rows.toSorted(
        (a, b) => question.groups.indexOf(a.group) - question.groups.indexOf(b.group),
      )
      return [{ ...question, asOf: rows[0]?.number ?? null, ...figuresOf(inOrder) }]
    }),
  }
}

/** Makes the next figures, of everybody who was asked and decided on since the last. Each person is counted once. */
export async function releaseImpact(db: Db, member: Member, jobId: string): Promise<{ number: number }> {
  await requireJob(db, member, jobId, 'manage')
  const { whyNotRelease: whyNot } = await findImpact(db, member, jobId)
  if (whyNot) throw new Refused('not now', whyNot)
  const [row] = await db.execute<{ number: number }>(sql`select release_impact(${jobId}::uuid) as number`)
  const number = row?.number ?? 0
  await recordAudit(db, member, 'released adverse impact', { kind: 'job', id: jobId }, { number })
  return { number }
}

function listReleases(db: Db, member: Member, jobId: string) {
  return db
    .select({
      number: impactReleases.number,
      people: impactReleases.people,
      selected: impactReleases.selected,
      releasedAt: impactReleases.releasedAt,
      releasedBy: members.name,
    })
    .from(impactReleases)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, impactReleases.organizationId),
        eq(members.id, impactReleases.releasedBy),
      ),
    )
    .where(and(eq(impactReleases.organizationId, member.organizationId), eq(impactReleases.jobId, jobId)))
    .orderBy(asc(impactReleases.number))
}

async function countFurther(db: Db, member: Member, jobId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from impact_batch(${member.organizationId}::uuid, ${jobId}::uuid)`,
  )
  return row?.count ?? 0
}
