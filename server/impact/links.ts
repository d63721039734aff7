import { and, asc, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { applications } from '@/db/schema/jobs'
import { selfReportLinks } from '@/db/schema/self-reports'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys, openText, sealText } from '../candidates/sealing'
import { environment } from '../environment'
import { notFound, Refused } from '../errors'
import { mailIsSetUp, sendMail } from '../mail'
import { hashToken, makeToken } from '../organizations/tokens'
import type { linksInput } from './input'
import { listQuestions, queueInOrganization } from './questions'

/** The job's candidates with the link that was made for each, if one was; never whether it was answered. */
export async function listLinks(db: Db, member: Member, jobId: string) {
  await requireJob(db, member, jobId, 'manage')
  return {
    mail: mailIsSetUp(),
    candidates: (await listAsked(db, member, jobId)).map(withoutKey),
  }
}

/** Makes the links that are missing. Returns the candidates with theirs. */
export async function makeLinks(db: Db, member: Member, input: z.output<typeof linksInput>) {
  await requireJob(db, member, input.jobId, 'manage')
  await queueInOrganization(db, member)
  if ((await listQuestions(db, member)).length === 0)
    throw new Refused(
      'not now',
      'Nothing is asked of candidates yet. An admin chooses the questions in the settings.',
    )
  const asked = await listAsked(db, member, input.jobId)
  const chosen = asked.filter((one) => input.applicationIds.includes(one.applicationId))
  if (chosen.length < new Set(input.applicationIds).size) throw notFound('application')
  const missing = chosen.flatMap(({ key, ...one }) => {
    if (one.link || !key) return []
    const token = makeToken()
    return [{ ...one, token, sealedToken: sealText(key, token) }]
  })
  if (missing.length > 0) {
    await db.insert(selfReportLinks).values(
      missing.map(({ applicationId, token, sealedToken }) => ({
        organizationId: member.organizationId,
        id: uuidv7(),
        applicationId,
        tokenHash: hashToken(token),
        sealedToken,
        createdBy: member.memberId,
      })),
    )
    await recordAudit(
      db,
      member,
      'made self-report links',
      { kind: 'job', id: input.jobId },
      { links: missing.length },
    )
  }
  const made = new Map(missing.map((one) => [one.applicationId, linkOf(one.token)]))
  return chosen.map((one) => ({ ...withoutKey(one), link: made.get(one.applicationId) ?? one.link }))
}

/**
 * Makes what is missing and mails each candidate their own link. Returns who got none, and why. After the first mail
 * that the server does not take, none is tried any more: a person waits.
 */
export async function sendLinks(db: Db, member: Member, input: z.output<typeof linksInput>) {
  const { title } = await requireJob(db, member, input.jobId, 'manage')
  if (!mailIsSetUp())
    throw new Refused('not now', 'No mail is set up here. Copy the links and send them yourself.')
  const chosen = await makeLinks(db, member, input)
  const notSent: { candidate: string; why: string }[] = []
  let sent = 0
  let serverFails = false
  for (const { candidate, email, link } of chosen) {
    if (!link || !email) {
      notSent.push({ candidate, why: email ? 'erased' : 'no address is known' })
      continue
    }
    serverFails ||= !(await sendMail({
      to: email,
      ...letterTo(candidate, member.organizationName, title, link),
    }))
    if (serverFails) notSent.push({ candidate, why: 'the mail server did not take it' })
    else sent += 1
  }
  await recordAudit(db, member, 'sent self-report links', { kind: 'job', id: input.jobId }, { links: sent })
  return { sent, notSent }
}

function letterTo(candidate: string, organization: string, job: string, link: string) {
  return {
    subject: `${organization}: a few voluntary questions`,
    text: `Dear ${candidate},

${organization} would like to know whether its interviews treat groups of people alike. If you want to help, answer a few questions about yourself here:

${link}

It is voluntary and makes no difference to your application for “${job}”. Your answers are kept apart from it, are never shown with your name, and never to anybody one by one: only numbers of larger groups are. With the same link you can change or take back what you said at any time. It is yours alone, so please do not pass it on.`,
  }
}

const linkOf = (token: string) => new URL(`/about-you/${token}`, environment().NEXTAUTH_URL).href

type AskedCandidate = Awaited<ReturnType<typeof listAsked>>[number]

const withoutKey = ({ applicationId, candidateId, candidate, email, link }: AskedCandidate) => ({
  applicationId,
  candidateId,
  candidate,
  email,
  link,
})

async function listAsked(db: Db, member: Member, jobId: string) {
  const rows = await db
    .select({
      applicationId: applications.id,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      sealedToken: selfReportLinks.sealedToken,
    })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .leftJoin(
      selfReportLinks,
      and(
        eq(selfReportLinks.organizationId, applications.organizationId),
        eq(selfReportLinks.applicationId, applications.id),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, jobId),
        isNull(applications.archivedAt),
      ),
    )
    .orderBy(asc(candidates.number))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  return rows.map(({ sealedProfile, sealedToken, number, ...row }) => {
    const key = keys.get(row.candidateId)
    const profile = openProfile(key, sealedProfile)
    return {
      ...row,
      key,
      candidate: candidateLabel({ number, profile }),
      email: profile?.email ?? '',
      link: key && sealedToken ? linkOf(openText(key, sealedToken)) : null,
    }
  })
}
