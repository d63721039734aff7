import { and, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { decisions } from '@/db/schema/decisions'
import { applications } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { findCandidateKeys, openText } from '../candidates/sealing'
import { canonicalText } from '../compare/rules'
import { notFound, Refused } from '../errors'
import { gatherFile } from './decision-file'
import type { FrozenFile } from './decisions'
import { listGiven } from './given'
import type { decisionNumberInput, decisionsInput } from './input'
import { type Changes, changesSince, type MadeOn, madeOn } from './made-on'
import { decisionInWords, whyNotAnswer, whyNotReopen } from './rules'

/**
 * An application's decisions, newest first: reason, who approved or objected, who reopened it and why. Of the newest, also
 * what it was made on and how the comparison has changed since.
 */
export async function listDecisions(db: Db, member: Member, input: z.output<typeof decisionsInput>) {
  const access = await requireJob(db, member, input.jobId, 'compare')
  const [application] = await db
    .select({ candidateId: applications.candidateId })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.id, input.applicationId),
        eq(applications.jobId, input.jobId),
      ),
    )
  if (!application) return []
  const given = await listGiven(db, member, input.applicationId)
  const key = (await findCandidateKeys(db, member, [application.candidateId])).get(application.candidateId)
  const open = (sealed: Buffer) => (key ? openText(key, sealed) : null)
  const newest = given[0] ? await describeFrozen(db, member, input.jobId, given[0].id) : null
  return given.map((one) => ({
    number: one.number,
    outcome: one.outcome,
    reason: open(one.sealedReason),
    decidedBy: one.decidedBy,
    decidedAt: one.decidedAt,
    comparisonSha256: one.comparisonSha256,
    state: one.state,
    stateInWords: decisionInWords(one),
    answers: one.answers.map(({ name, answer, sealedComment, answeredAt }) => ({
      name,
      answer,
      /** Null where the candidate was erased. */
      comment: sealedComment ? open(sealedComment) : '',
      answeredAt,
    })),
    reopening: one.reopening && {
      name: one.reopening.name,
      reopenedAt: one.reopening.reopenedAt,
      reason: open(one.reopening.sealedReason),
    },
    whyNotAnswer: access.approves
      ? whyNotAnswer(one, member.memberId)
      : 'Only the job’s team approves of decisions.',
    whyNotReopen: access.decides
      ? whyNotReopen(one)
      : 'Only a manager of this job’s team reopens a decision.',
    mayExport: access.decides,
    ...(one.isLast ? newest : { madeOn: null, changes: null }),
  }))
}

async function describeFrozen(
  db: Db,
  member: Member,
  jobId: string,
  decisionId: string,
): Promise<{ madeOn: MadeOn | null; changes: Changes | null }> {
  const frozen = await readFrozen(db, member, decisionId)
  // What earlier versions froze has no results.
  if (frozen.version !== 2) return { madeOn: null, changes: null }
  const now = await gatherFile(db, member, { jobId, panelId: frozen.panelId ?? undefined }).catch((error) => {
    // Its panel is archived meanwhile: there is nothing left to set it against.
    if (error instanceof Refused && error.refusal.kind === 'not found') return null
    throw error
  })
  return { madeOn: madeOn(frozen), changes: now && changesSince(frozen, now.file) }
}

async function readFrozen(db: Db, member: Member, decisionId: string): Promise<FrozenFile> {
  const [row] = await db
    .select({ frozen: decisions.frozenComparison })
    .from(decisions)
    .where(and(eq(decisions.organizationId, member.organizationId), eq(decisions.id, decisionId)))
  if (!row) throw notFound('decision')
  return row.frozen as FrozenFile
}

/** What was frozen with a decision, byte for byte: the text whose SHA-256 stands with the decision. */
export async function readDecisionFile(
  db: Db,
  member: Member,
  input: z.output<typeof decisionNumberInput>,
): Promise<{ text: string; job: string }> {
  const access = await requireJob(db, member, input.jobId, 'decide')
  const [found] = await db
    .select({ frozen: decisions.frozenComparison })
    .from(decisions)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, decisions.organizationId),
        eq(applications.id, decisions.applicationId),
        eq(applications.jobId, input.jobId),
      ),
    )
    .where(
      and(
        eq(decisions.organizationId, member.organizationId),
        eq(decisions.applicationId, input.applicationId),
        eq(decisions.number, input.number),
      ),
    )
  if (!found) throw notFound('decision')
  return { text: canonicalText(found.frozen), job: access.title }
}
