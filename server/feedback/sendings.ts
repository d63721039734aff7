import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { feedbackDrafts, feedbackSendings } from '@/db/schema/feedback'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { openText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { mailIsSetUp, sendMail } from '../mail'
import { findLastNumber, holdRecipient } from './drafts'
import type { sendInput } from './input'
import { whyNotMail } from './rules'

/**
 * Mails the newest version to the candidate, or records that somebody gave it to them in another way. Refused where
 * another version is newer than the one the person read. A mail that is not taken leaves nothing behind.
 */
export async function sendFeedback(db: Db, member: Member, input: z.output<typeof sendInput>): Promise<void> {
  await requireJob(db, member, input.jobId, 'decide')
  const { candidate, email, key } = await holdRecipient(db, member, input)
  const [draft] = await db
    .select({ sealedText: feedbackDrafts.sealedText })
    .from(feedbackDrafts)
    .where(
      and(
        eq(feedbackDrafts.organizationId, member.organizationId),
        eq(feedbackDrafts.applicationId, input.applicationId),
        eq(feedbackDrafts.number, input.number),
      ),
    )
  if (!draft) throw notFound('version')
  if ((await findLastNumber(db, member, input.applicationId)) !== input.number)
    throw new Refused(
      'conflict',
      'Somebody else saved a newer version meanwhile. Read it first; nothing was sent.',
    )
  const whyNot = input.way === 'by mail' ? whyNotMail({ mail: mailIsSetUp(), email }) : null
  if (whyNot) throw new Refused('not now', whyNot)
  await db.insert(feedbackSendings).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    applicationId: input.applicationId,
    number: input.number,
    way: input.way,
    sentBy: member.memberId,
  })
  await recordAudit(
    db,
    member,
    'gave feedback',
    { kind: 'application', id: input.applicationId },
    { number: input.number, way: input.way },
  )
  if (input.way === 'by hand') return
  const sent = await sendMail({
    to: email,
    subject: `${candidate}: feedback on your interviews with ${member.organizationName}`,
    text: openText(key, draft.sealedText),
  })
  if (!sent)
    throw new Refused(
      'not now',
      'The mail server did not take it, so nothing was sent. Try again, or copy the text.',
    )
}
