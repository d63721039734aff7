import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { decisions } from '@/db/schema/decisions'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { holdApplication } from './application'
import { type ComputedFile, computeFile, digestOf, gatherFile } from './decision-file'
import { listGiven } from './given'
import type { decisionInput } from './input'
import { whyNotDecideAgain } from './rules'

type Input = z.output<typeof decisionInput>

/** A decision file with whom the decision is about. */
export type FrozenFile = ComputedFile & { frozenAt: string; about: string }

/**
 * Records what the team concluded, with the comparison it was made on and everything that was computed from it. The
 * computing is done between two transactions, so that it holds no row and no connection; if a score changed meanwhile,
 * nothing is recorded. Returns the decision's number.
 */
export async function decide(member: Member, input: Input): Promise<{ number: number }> {
  const frozen = await transactionOf(member, (db) => gatherFrozen(db, member, input))
  const computed = await computeFile(frozen)
  return transactionOf(member, (db) => recordDecision(db, member, input, computed))
}

/** The inputs of a decision as they are now; refused where this member cannot decide on this candidate now. */
export async function gatherFrozen(db: Db, member: Member, input: Input) {
  await requireJob(db, member, input.jobId, 'decide')
  const { file, comparison } = await gatherFile(db, member, input)
  const row = comparison.rows.find((one) => one.applicationId === input.applicationId)
  if (!row) throw notFound('application')
  if (row.whyNotDecide) throw new Refused('not now', row.whyNotDecide)
  return file
}

/** Writes the decision; refused if anything that it was computed from is no longer so, or somebody was quicker. */
export async function recordDecision(
  db: Db,
  member: Member,
  input: Input,
  computed: ComputedFile,
): Promise<{ number: number }> {
  await requireJob(db, member, input.jobId, 'decide')
  const { candidateId, approvalsNeeded } = await holdApplication(db, member, input)
  const now = await gatherFrozen(db, member, input)
  const [last] = await listGiven(db, member, input.applicationId)
  if ((last?.number ?? 0) !== input.lastSeen)
    throw new Refused(
      'conflict',
      'Somebody else decided on this candidate meanwhile. Read their decision; your reason is kept.',
    )
  const why = whyNotDecideAgain(last ?? null)
  if (why) throw new Refused('not now', why)
  const { engine, results, ...inputs } = computed
  if (digestOf(inputs) !== digestOf(now))
    throw new Refused(
      'conflict',
      'Scores changed while this decision was being recorded. Look at the comparison again; your reason is kept.',
    )
  const frozen: FrozenFile = {
    ...inputs,
    engine,
    results,
    frozenAt: new Date().toISOString(),
    about: now.candidates.find((one) => one.application === input.applicationId)?.id ?? 'not scored here',
  }
  const number = input.lastSeen + 1
  await db.insert(decisions).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    applicationId: input.applicationId,
    number,
    outcome: input.outcome,
    sealedReason: sealText(await findCandidateKey(db, member, candidateId), input.reason),
    decidedBy: member.memberId,
    frozenComparison: frozen,
    comparisonSha256: digestOf(frozen),
    approvalsNeeded,
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
