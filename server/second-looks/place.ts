import { and, asc, eq, sql } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { secondLookEvaluations, secondLookReaders, secondLooks } from '@/db/schema/second-looks'
import type { Db } from '@/db/tenant'
import { type JobAccess, type Member, requireJob } from '../access'
import { notFound, Refused } from '../errors'
import { listPeople } from './people'
import { whyNotRead, whyNotScore } from './rules'

export type SecondLook = Awaited<ReturnType<typeof requireSecondLook>>

/**
 * A second look that the member may know of: the job's team of all, an interviewer of those they read. For everybody
 * else it does not exist.
 */
export async function requireSecondLook(
  db: Db,
  member: Member,
  secondLookId: string,
  act: 'see' | 'manage' = 'see',
) {
  const [look] = await db
    .select({
      id: secondLooks.id,
      panelId: panels.id,
      panel: panels.name,
      jobId: panels.jobId,
      interviewersMayCompare: panels.interviewersMayCompare,
      namesHidden: panels.namesHidden,
      seed: secondLooks.seed,
      startedAt: secondLooks.startedAt,
      startedBy: members.name,
      endedAt: secondLooks.endedAt,
    })
    .from(secondLooks)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, secondLooks.organizationId), eq(panels.id, secondLooks.panelId)),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, secondLooks.organizationId), eq(members.id, secondLooks.startedBy)),
    )
    .where(and(eq(secondLooks.organizationId, member.organizationId), eq(secondLooks.id, secondLookId)))
  if (!look) throw notFound('second look')
  const access = await placeOf(db, member, look.jobId, act)
  const readers = await listReaders(db, member, secondLookId)
  const own = readers.find((reader) => reader.memberId === member.memberId) ?? null
  if (access.place === 'interviewer' && !own) throw notFound('second look')
  return { ...look, access, readers, own }
}

async function placeOf(db: Db, member: Member, jobId: string, act: 'see' | 'manage'): Promise<JobAccess> {
  return requireJob(db, member, jobId, act).catch((error) => {
    throw error instanceof Refused && error.refusal.kind === 'not found' ? notFound('second look') : error
  })
}

function listReaders(db: Db, member: Member, secondLookId: string) {
  return db
    .select({
      memberId: secondLookReaders.memberId,
      name: members.name,
      finishedAt: secondLookReaders.finishedAt,
      hasLeft: sql<boolean>`${members.leftAt} is not null`,
    })
    .from(secondLookReaders)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, secondLookReaders.organizationId),
        eq(members.id, secondLookReaders.memberId),
      ),
    )
    .where(
      and(
        eq(secondLookReaders.organizationId, member.organizationId),
        eq(secondLookReaders.secondLookId, secondLookId),
      ),
    )
    .orderBy(asc(members.name))
}

export type Reading = SecondLook & { evaluationIds: string[] }

/**
 * The member's own place as a reader who is not through yet: what answers are read and scored through. Refused in words
 * where they are through, where it has ended, and where they may read the notes no more.
 */
export async function requireReading(db: Db, member: Member, secondLookId: string): Promise<Reading> {
  const look = await requireSecondLook(db, member, secondLookId)
  if (!look.own) throw new Refused('not allowed', 'You do not read in this second look.')
  const evaluationIds = await listEvaluationIds(db, member, secondLookId)
  const [person] = await listPeople(db, member, look, member.memberId)
  const why = person ? whyNotRead(person, evaluationIds) : 'You are no longer on this job’s team or panel.'
  if (why) throw new Refused('not allowed', why)
  const whyNot = whyNotScore(look, look.own)
  if (whyNot) throw new Refused('not now', whyNot)
  return { ...look, evaluationIds }
}

export async function listEvaluationIds(db: Db, member: Member, secondLookId: string): Promise<string[]> {
  const rows = await db
    .select({ id: secondLookEvaluations.evaluationId })
    .from(secondLookEvaluations)
    .where(
      and(
        eq(secondLookEvaluations.organizationId, member.organizationId),
        eq(secondLookEvaluations.secondLookId, secondLookId),
      ),
    )
    .orderBy(asc(secondLookEvaluations.evaluationId))
  return rows.map((row) => row.id)
}
