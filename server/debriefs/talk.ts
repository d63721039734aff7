import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { debriefs, debriefTopics } from '@/db/schema/debriefs'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { announce } from '../live/announce'
import { findDebrief } from './debriefs'
import { findWhom, requireOpenTalk, type Talk } from './evaluation'
import type { settleInput, topicInput } from './input'
import { whyNotLead } from './rules'

/** Begins the talk about an opened evaluation, at the top of its agenda. Begun by two at once, it begins once. */
export async function startDebrief(db: Db, member: Member, evaluationId: string): Promise<void> {
  const talk = await requireOpenTalk(db, member, evaluationId)
  refuseUnlessLeads(member, { ...talk, debrief: null })
  if (talk.debrief) return
  const { agenda } = await findDebrief(db, member, evaluationId)
  const started = await db
    .insert(debriefs)
    .values({
      organizationId: member.organizationId,
      id: uuidv7(),
      evaluationId,
      questionId: agenda[0]?.questionId ?? null,
      startedBy: member.memberId,
    })
    .onConflictDoNothing()
    .returning({ id: debriefs.id })
  if (started.length === 0) return
  await recordAudit(db, member, 'started debrief', { kind: 'evaluation', id: evaluationId })
  await announce(db, member, { kind: 'evaluation', id: evaluationId })
}

/** Moves the talk on to a question of the evaluation; whoever follows goes along. */
export async function moveDebrief(db: Db, member: Member, input: z.output<typeof topicInput>): Promise<void> {
  await requireLead(db, member, input.evaluationId)
  await refuseForeignQuestion(db, member, input.evaluationId, input.questionId)
  await talkAbout(db, member, input.evaluationId, input.questionId)
  await recordAudit(
    db,
    member,
    'moved debrief',
    { kind: 'evaluation', id: input.evaluationId },
    { questionId: input.questionId },
  )
  await announce(db, member, { kind: 'evaluation', id: input.evaluationId })
}

/**
 * Says that a question is talked through, with what came of it in a sentence, and moves on if one is named. Said again,
 * the last one counts. The note is about a person and sealed under their key.
 */
export async function settleTopic(
  db: Db,
  member: Member,
  input: z.output<typeof settleInput>,
): Promise<void> {
  const { debrief, access } = await requireLead(db, member, input.evaluationId)
  for (const questionId of [input.questionId, input.nextQuestionId])
    if (questionId) await refuseForeignQuestion(db, member, input.evaluationId, questionId)
  const { candidateId } = await findWhom(db, member, access)
  const sealedNote = input.note ? sealText(await findCandidateKey(db, member, candidateId), input.note) : null
  const settled = { settledBy: member.memberId, settledAt: sql`clock_timestamp()`, sealedNote }
  await db
    .insert(debriefTopics)
    .values({
      organizationId: member.organizationId,
      debriefId: debrief.id,
      questionId: input.questionId,
      ...settled,
    })
    .onConflictDoUpdate({
      target: [debriefTopics.organizationId, debriefTopics.debriefId, debriefTopics.questionId],
      set: settled,
    })
  if (input.nextQuestionId) await talkAbout(db, member, input.evaluationId, input.nextQuestionId)
  await recordAudit(
    db,
    member,
    'settled debrief topic',
    { kind: 'evaluation', id: input.evaluationId },
    { questionId: input.questionId },
  )
  await announce(db, member, { kind: 'evaluation', id: input.evaluationId })
}

/** Ends the talk. The agenda stays to be read, and a revision from here on is marked as made afterwards. */
export async function endDebrief(db: Db, member: Member, evaluationId: string): Promise<void> {
  await requireLead(db, member, evaluationId)
  await setEnd(db, member, evaluationId, true)
}

/** Takes the end back: the talk goes on where it was. */
export async function resumeDebrief(db: Db, member: Member, evaluationId: string): Promise<void> {
  const talk = await requireOpenTalk(db, member, evaluationId)
  refuseUnlessLeads(member, talk)
  if (!talk.debrief) throw notFound('debrief')
  if (!talk.debrief.endedAt) return
  await setEnd(db, member, evaluationId, false)
}

async function setEnd(db: Db, member: Member, evaluationId: string, isEnd: boolean): Promise<void> {
  await db
    .update(debriefs)
    .set(
      isEnd
        ? { endedAt: sql`clock_timestamp()`, endedBy: member.memberId }
        : { endedAt: null, endedBy: null },
    )
    .where(and(eq(debriefs.organizationId, member.organizationId), eq(debriefs.evaluationId, evaluationId)))
  await recordAudit(db, member, isEnd ? 'ended debrief' : 'resumed debrief', {
    kind: 'evaluation',
    id: evaluationId,
  })
  await announce(db, member, { kind: 'evaluation', id: evaluationId })
}

async function talkAbout(db: Db, member: Member, evaluationId: string, questionId: string): Promise<void> {
  await db
    .update(debriefs)
    .set({ questionId })
    .where(
      and(
        eq(debriefs.organizationId, member.organizationId),
        eq(debriefs.evaluationId, evaluationId),
        isNull(debriefs.endedAt),
      ),
    )
}

/** A running talk that the member leads. */
async function requireLead(db: Db, member: Member, evaluationId: string) {
  const talk = await requireOpenTalk(db, member, evaluationId)
  refuseUnlessLeads(member, talk)
  const { debrief, access } = talk
  if (!debrief) throw new Refused('not now', 'This debrief has not begun. Start it first.')
  if (debrief.endedAt) throw new Refused('not now', 'This debrief has ended. Resume it to go on.')
  return { debrief, access }
}

function refuseUnlessLeads(member: Member, { access, debrief }: Pick<Talk, 'access' | 'debrief'>): void {
  const why = whyNotLead({ place: access.place, memberId: member.memberId }, debrief)
  if (why) throw new Refused('not allowed', why)
}

async function refuseForeignQuestion(db: Db, member: Member, evaluationId: string, questionId: string) {
  const [found] = await db.execute(sql`
    select from scorecards card
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    where card.organization_id = ${member.organizationId}::uuid and card.evaluation_id = ${evaluationId}::uuid
      and item.question_id = ${questionId}::uuid limit 1`)
  if (!found) throw notFound('question')
}
