import type * as z from 'zod'
import { decisionReopenings } from '@/db/schema/decisions'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { holdApplication } from './application'
import { listGiven } from './given'
import type { reopeningInput } from './input'
import { whyNotReopen } from './rules'

/** Takes a decision up again, whether it stands or not; it stays in the history, and the next one may follow. */
export async function reopenDecision(
  db: Db,
  member: Member,
  input: z.output<typeof reopeningInput>,
): Promise<void> {
  await requireJob(db, member, input.jobId, 'decide')
  const { candidateId } = await holdApplication(db, member, input)
  const decision = (await listGiven(db, member, input.applicationId)).find(
    (one) => one.number === input.number,
  )
  if (!decision) throw notFound('decision')
  const why = whyNotReopen(decision)
  if (why) throw new Refused('not now', why)
  await db.insert(decisionReopenings).values({
    organizationId: member.organizationId,
    decisionId: decision.id,
    reopenedBy: member.memberId,
    sealedReason: sealText(await findCandidateKey(db, member, candidateId), input.reason),
  })
  await recordAudit(
    db,
    member,
    'reopened decision',
    { kind: 'application', id: input.applicationId },
    { number: input.number },
  )
}
