import { and, eq, inArray } from 'drizzle-orm'
import { decisions } from '@/db/schema/decisions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { findCandidateKeys, openText } from '../candidates/sealing'
import type { Comparison } from '../compare/comparison'
import { type Given, listGiven } from '../decisions/given'

/** A decision with its words opened; null where the candidate was erased. */
export type ToldDecision = Pick<
  Given,
  | 'number'
  | 'outcome'
  | 'state'
  | 'approvals'
  | 'approvalsNeeded'
  | 'decidedBy'
  | 'decidedAt'
  | 'comparisonSha256'
> & {
  applicationId: string
  reason: string | null
  answers: {
    name: string
    answer: Given['answers'][number]['answer']
    comment: string | null
    answeredAt: Date
  }[]
  reopening: { name: string; reason: string | null; reopenedAt: Date } | null
}

/** Every decision on the candidates of a comparison, in its order, the oldest first. */
export async function listToldDecisions(
  db: Db,
  member: Member,
  { rows }: Pick<Comparison, 'rows'>,
): Promise<ToldDecision[]> {
  const ids = rows.map((row) => row.applicationId)
  const decided = await db
    .selectDistinct({ applicationId: decisions.applicationId })
    .from(decisions)
    .where(and(eq(decisions.organizationId, member.organizationId), inArray(decisions.applicationId, ids)))
  const has = new Set(decided.map((one) => one.applicationId))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  const told: ToldDecision[] = []
  for (const { applicationId, candidateId } of rows.filter((row) => has.has(row.applicationId))) {
    const key = keys.get(candidateId)
    const open = (sealed: Buffer) => (key ? openText(key, sealed) : null)
    for (const one of (await listGiven(db, member, applicationId)).toReversed())
      told.push({
        ...one,
        applicationId,
        reason: open(one.sealedReason),
        answers: one.answers.map(({ name, answer, sealedComment, answeredAt }) => ({
          name,
          answer,
          comment: sealedComment ? open(sealedComment) : '',
          answeredAt,
        })),
        reopening: one.reopening && {
          name: one.reopening.name,
          reason: open(one.reopening.sealedReason),
          reopenedAt: one.reopening.reopenedAt,
        },
      })
  }
  return told
}
