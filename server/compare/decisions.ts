import { createHash } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { decisions } from '@/db/schema/decisions'
import { applications } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, findCandidateKeys, openText, sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { type Comparison, compareJob } from './comparison'
import type { decisionInput } from './input'
import { canonicalText, roundToKeep } from './rules'

/**
 * Records what the team concluded, with the comparison it was made on. A change of mind is the next number; nothing
 * is overwritten. Refused while a submitted scorecard of this candidate is sealed or a session is under way, and as a
 * conflict if somebody else decided since the person looked. Returns the decision's number.
 */
export async function recordDecision(
  db: Db,
  member: Member,
  input: z.output<typeof decisionInput>,
): Promise<{ number: number }> {
  await requireJob(db, member, input.jobId, 'decide')
  const candidateId = await holdApplication(db, member, input)
  const comparison = await compareJob(db, member, { jobId: input.jobId, panelId: input.panelId })
  const row = comparison.rows.find((one) => one.applicationId === input.applicationId)
  if (!row) throw notFound('application')
  if (row.whyNotDecide) throw new Refused('not now', row.whyNotDecide)
  const last = row.decision?.number ?? 0
  if (last !== input.lastSeen)
    throw new Refused(
      'conflict',
      'Somebody else decided on this candidate meanwhile. Read their decision, then record yours if it still stands; your reason is kept.',
    )
  const frozen = freeze(comparison)
  const number = last + 1
  const id = uuidv7()
  await db.insert(decisions).values({
    organizationId: member.organizationId,
    id,
    applicationId: input.applicationId,
    number,
    outcome: input.outcome,
    sealedReason: sealText(await findCandidateKey(db, member, candidateId), input.reason),
    decidedBy: member.memberId,
    frozenComparison: frozen,
    comparisonSha256: createHash('sha256').update(canonicalText(frozen)).digest('hex'),
  })
  await recordAudit(
    db,
    member,
    'decided',
    { kind: 'application', id: input.applicationId },
    { outcome: input.outcome, number },
  )
  return { number }
}

/** The application's row, held until the transaction ends, so that two decisions come one after the other. */
async function holdApplication(
  db: Db,
  member: Member,
  of: { jobId: string; applicationId: string },
): Promise<string> {
  const [application] = await db
    .select({ candidateId: applications.candidateId })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.id, of.applicationId),
        eq(applications.jobId, of.jobId),
      ),
    )
    .for('update')
  if (!application) throw notFound('application')
  return application.candidateId
}

/** The comparison as it is kept: pseudonymous ids, no name and no word that anybody wrote about anybody. */
function freeze(comparison: Comparison) {
  return {
    format: 1,
    jobId: comparison.job.id,
    panelId: comparison.panelId,
    rule: comparison.rule,
    columns: comparison.columns.map(({ panelId, questionId, weight, versionNumbers }) => ({
      panelId,
      questionId,
      weight,
      versionNumbers,
    })),
    rows: comparison.rows.map((row) => ({
      applicationId: row.applicationId,
      mean: roundToKeep(row.overall.mean),
      spread: roundToKeep(row.overall.spread),
      scores: row.overall.scores,
      verdict: row.verdict,
      places: row.places.map((place) =>
        place.state === 'open'
          ? {
              mean: roundToKeep(place.cell.mean),
              missing: place.cell.missing,
              scores: place.cell.scores.map(({ memberId, value, notAssessed }) => ({
                memberId,
                value,
                notAssessed,
              })),
            }
          : { state: place.state },
      ),
    })),
  }
}

/** An application's decisions, newest first, with their reasons. */
export async function listDecisions(db: Db, member: Member, input: { jobId: string; applicationId: string }) {
  await requireJob(db, member, input.jobId, 'compare')
  const rows = await db
    .select({
      number: decisions.number,
      outcome: decisions.outcome,
      sealedReason: decisions.sealedReason,
      decidedAt: decisions.decidedAt,
      decidedBy: members.name,
      candidateId: applications.candidateId,
      comparisonSha256: decisions.comparisonSha256,
    })
    .from(decisions)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, decisions.organizationId),
        eq(applications.id, decisions.applicationId),
      ),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, decisions.organizationId), eq(members.id, decisions.decidedBy)),
    )
    .where(
      and(
        eq(decisions.organizationId, member.organizationId),
        eq(decisions.applicationId, input.applicationId),
        eq(applications.jobId, input.jobId),
      ),
    )
    .orderBy(desc(decisions.number))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  return rows.map(({ sealedReason, candidateId, ...row }) => {
    const key = keys.get(candidateId)
    return { ...row, reason: key ? openText(key, sealedReason) : null }
  })
}
