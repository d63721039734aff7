import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { decisionApprovals, decisionReopenings, decisions } from '@/db/schema/decisions'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKey, findCandidateKeys, sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { holdApplication } from './application'
import { listGiven } from './given'
import type { answerInput } from './input'
import { whyNotAnswer } from './rules'

/** Approves of a decision or objects to it, once and for good. The decider's own word does not count. */
export async function answerDecision(
  db: Db,
  member: Member,
  input: z.output<typeof answerInput>,
): Promise<void> {
  await requireJob(db, member, input.jobId, 'approve')
  const { candidateId } = await holdApplication(db, member, input)
  const decision = (await listGiven(db, member, input.applicationId)).find(
    (one) => one.number === input.number,
  )
  if (!decision) throw notFound('decision')
  const why = whyNotAnswer(decision, member.memberId)
  if (why) throw new Refused('not now', why)
  await db.insert(decisionApprovals).values({
    organizationId: member.organizationId,
    decisionId: decision.id,
    memberId: member.memberId,
    answer: input.answer,
    sealedComment: input.comment
      ? sealText(await findCandidateKey(db, member, candidateId), input.comment)
      : null,
  })
  await recordAudit(
    db,
    member,
    input.answer === 'approved' ? 'approved decision' : 'objected to decision',
    { kind: 'application', id: input.applicationId },
    { number: input.number },
  )
}

/** The decisions of one's jobs that wait for one's own approval, the oldest first. */
export async function listToApprove(db: Db, member: Member) {
  const answers = sql`from ${decisionApprovals} a where a.organization_id = ${decisions.organizationId} and a.decision_id = ${decisions.id}`
  const rows = await db
    .select({
      applicationId: decisions.applicationId,
      number: decisions.number,
      outcome: decisions.outcome,
      decidedAt: decisions.decidedAt,
      decidedBy: members.name,
      jobId: jobs.id,
      jobTitle: jobs.title,
      candidateId: candidates.id,
      candidateNumber: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(decisions)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, decisions.organizationId),
        eq(applications.id, decisions.applicationId),
        isNull(applications.archivedAt),
      ),
    )
    .innerJoin(
      jobs,
      and(
        eq(jobs.organizationId, applications.organizationId),
        eq(jobs.id, applications.jobId),
        isNull(jobs.archivedAt),
      ),
    )
    .innerJoin(
      jobTeams,
      and(
        eq(jobTeams.organizationId, jobs.organizationId),
        eq(jobTeams.jobId, jobs.id),
        eq(jobTeams.memberId, member.memberId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, decisions.organizationId), eq(members.id, decisions.decidedBy)),
    )
    .where(
      and(
        eq(decisions.organizationId, member.organizationId),
        sql`${decisions.decidedBy} <> ${member.memberId}`,
        // Proposed, as `decisionStateOf` says it: nobody objected or reopened it, and approvals are missing.
        sql`not exists (select ${answers} and (a.answer = 'objected' or a.member_id = ${member.memberId}))`,
        sql`(select count(*) ${answers}) < ${decisions.approvalsNeeded}`,
        sql`not exists (select from ${decisionReopenings} r where r.organization_id = ${decisions.organizationId} and r.decision_id = ${decisions.id})`,
      ),
    )
    .orderBy(asc(decisions.decidedAt))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  return rows.map(({ sealedProfile, candidateId, candidateNumber, ...row }) => ({
    ...row,
    candidate: candidateLabel({
      number: candidateNumber,
      profile: openProfile(keys.get(candidateId), sealedProfile),
    }),
  }))
}
