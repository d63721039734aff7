import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { decisionApprovals, decisionReopenings, decisions } from '@/db/schema/decisions'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { decisionStateOf } from '../jobs/rules'
import { groupBy } from '../stats/group-by'

export type Given = Awaited<ReturnType<typeof listGiven>>[number]

/** An application's decisions, newest first, with who answered and who reopened them; texts are still sealed. */
export async function listGiven(db: Db, member: Member, applicationId: string) {
  const rows = await db
    .select({
      id: decisions.id,
      number: decisions.number,
      outcome: decisions.outcome,
      sealedReason: decisions.sealedReason,
      decidedAt: decisions.decidedAt,
      deciderId: decisions.decidedBy,
      decidedBy: members.name,
      comparisonSha256: decisions.comparisonSha256,
      approvalsNeeded: decisions.approvalsNeeded,
    })
    .from(decisions)
    .innerJoin(
      members,
      and(eq(members.organizationId, decisions.organizationId), eq(members.id, decisions.decidedBy)),
    )
    .where(
      and(eq(decisions.organizationId, member.organizationId), eq(decisions.applicationId, applicationId)),
    )
    .orderBy(desc(decisions.number))
  const ids = rows.map((row) => row.id)
  const answersOf = groupBy(await listAnswers(db, member, ids), (answer) => answer.decisionId)
  const reopenings = await listReopenings(db, member, ids)
  return rows.map((row, at) => {
    const answers = answersOf.get(row.id) ?? []
    const reopening = reopenings.find((one) => one.decisionId === row.id) ?? null
    const approvals = answers.filter(({ answer }) => answer === 'approved').length
    const state = decisionStateOf({
      approvalsNeeded: row.approvalsNeeded,
      approvals,
      objections: answers.length - approvals,
      isReopened: reopening !== null,
    })
    return {
      ...row,
      isLast: at === 0,
      answers,
      answeredBy: answers.map((one) => one.memberId),
      approvals,
      reopening,
      state,
    }
  })
}

function listAnswers(db: Db, member: Member, decisionIds: string[]) {
  return db
    .select({
      decisionId: decisionApprovals.decisionId,
      memberId: decisionApprovals.memberId,
      name: members.name,
      answer: decisionApprovals.answer,
      sealedComment: decisionApprovals.sealedComment,
      answeredAt: decisionApprovals.answeredAt,
    })
    .from(decisionApprovals)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, decisionApprovals.organizationId),
        eq(members.id, decisionApprovals.memberId),
      ),
    )
    .where(
      and(
        eq(decisionApprovals.organizationId, member.organizationId),
        inArray(decisionApprovals.decisionId, decisionIds),
      ),
    )
    .orderBy(asc(decisionApprovals.answeredAt))
}

function listReopenings(db: Db, member: Member, decisionIds: string[]) {
  return db
    .select({
      decisionId: decisionReopenings.decisionId,
      name: members.name,
      reopenedAt: decisionReopenings.reopenedAt,
      sealedReason: decisionReopenings.sealedReason,
    })
    .from(decisionReopenings)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, decisionReopenings.organizationId),
        eq(members.id, decisionReopenings.reopenedBy),
      ),
    )
    .where(
      and(
        eq(decisionReopenings.organizationId, member.organizationId),
        inArray(decisionReopenings.decisionId, decisionIds),
      ),
    )
}
