import { and, desc, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { feedbackDrafts, feedbackSendings } from '@/db/schema/feedback'
import { applications } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKey, openText, sealText } from '../candidates/sealing'
import { holdApplication } from '../decisions/application'
import { listGiven } from '../decisions/given'
import { notFound, Refused } from '../errors'
import { mailIsSetUp } from '../mail'
import { listAnswered, listInterviewers } from './answered'
import type { saveInput } from './input'
import { draftFeedback, whyNotMail } from './rules'

type Of = { jobId: string; applicationId: string }

/** The candidate's feedback so far, a draft to begin with, and what there is to watch for before it goes out. */
export async function findFeedback(db: Db, member: Member, of: Of) {
  const { title } = await requireJob(db, member, of.jobId, 'decide')
  const { candidateId, candidate, email, key } = await findRecipient(db, member, of)
  const versions = await db
    .select({
      number: feedbackDrafts.number,
      sealedText: feedbackDrafts.sealedText,
      writtenAt: feedbackDrafts.writtenAt,
      writtenBy: members.name,
    })
    .from(feedbackDrafts)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, feedbackDrafts.organizationId),
        eq(members.id, feedbackDrafts.writtenBy),
      ),
    )
    .where(
      and(
        eq(feedbackDrafts.organizationId, member.organizationId),
        eq(feedbackDrafts.applicationId, of.applicationId),
      ),
    )
    .orderBy(desc(feedbackDrafts.number))
  const [decision] = await listGiven(db, member, of.applicationId)
  const answered = await listAnswered(db, member, of.applicationId)
  return {
    job: { id: of.jobId, title },
    candidateId,
    candidate,
    email,
    interviewers: await listInterviewers(db, member, of.applicationId),
    decisionStands: decision?.state === 'stands',
    whyNotMail: whyNotMail({ mail: mailIsSetUp(), email }),
    suggestion: draftFeedback({ candidate, job: title, organization: member.organizationName }, answered),
    versions: versions.map(({ sealedText, ...version }) => ({ ...version, text: openText(key, sealedText) })),
    sendings: await listSendings(db, member, of.applicationId),
  }
}

/** Keeps a text as the next version. Refused as a conflict if somebody else saved since the person looked. */
export async function saveFeedback(
  db: Db,
  member: Member,
  input: z.output<typeof saveInput>,
): Promise<{ number: number }> {
  await requireJob(db, member, input.jobId, 'decide')
  const { key } = await holdRecipient(db, member, input)
  const last = await findLastNumber(db, member, input.applicationId)
  if (last !== input.lastSeen)
    throw new Refused(
      'conflict',
      'Somebody else saved this feedback meanwhile. Read their version below, then save yours; your text is kept here.',
    )
  const number = last + 1
  await db.insert(feedbackDrafts).values({
    organizationId: member.organizationId,
    applicationId: input.applicationId,
    number,
    sealedText: sealText(key, input.text),
    writtenBy: member.memberId,
  })
  await recordAudit(
    db,
    member,
    'saved feedback',
    { kind: 'application', id: input.applicationId },
    { number },
  )
  return { number }
}

/** Whom it is for, the application's row held until the transaction ends, so that two acts come one after the other. */
export async function holdRecipient(db: Db, member: Member, of: Of) {
  await holdApplication(db, member, of)
  return findRecipient(db, member, of)
}

async function findRecipient(db: Db, member: Member, of: Of) {
  const [row] = await db
    .select({
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, of.jobId),
        eq(applications.id, of.applicationId),
      ),
    )
  if (!row) throw notFound('application')
  const key = await findCandidateKey(db, member, row.candidateId)
  const profile = openProfile(key, row.sealedProfile)
  return {
    candidateId: row.candidateId,
    candidate: candidateLabel({ number: row.number, profile }),
    email: profile?.email ?? '',
    key,
  }
}

export async function findLastNumber(db: Db, member: Member, applicationId: string): Promise<number> {
  const [last] = await db
    .select({ number: feedbackDrafts.number })
    .from(feedbackDrafts)
    .where(
      and(
        eq(feedbackDrafts.organizationId, member.organizationId),
        eq(feedbackDrafts.applicationId, applicationId),
      ),
    )
    .orderBy(desc(feedbackDrafts.number))
    .limit(1)
  return last?.number ?? 0
}

function listSendings(db: Db, member: Member, applicationId: string) {
  return db
    .select({
      id: feedbackSendings.id,
      number: feedbackSendings.number,
      way: feedbackSendings.way,
      sentAt: feedbackSendings.sentAt,
      sentBy: members.name,
    })
    .from(feedbackSendings)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, feedbackSendings.organizationId),
        eq(members.id, feedbackSendings.sentBy),
      ),
    )
    .where(
      and(
        eq(feedbackSendings.organizationId, member.organizationId),
        eq(feedbackSendings.applicationId, applicationId),
      ),
    )
    .orderBy(desc(feedbackSendings.sentAt))
}
