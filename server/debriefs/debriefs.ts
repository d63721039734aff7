import { and, eq } from 'drizzle-orm'
import { debriefTopics } from '@/db/schema/debriefs'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type CandidateKey, openText } from '../candidates/sealing'
import { findWhom, requireTalk } from './evaluation'
import { distanceOf, inAgendaOrder, nextTopic, opensWhen, partOf, whyNotLead } from './rules'
import { listDebriefScores } from './scores'

export type Debrief = Awaited<ReturnType<typeof findDebrief>>

/**
 * The talk about one evaluation: where it stands, what is talked about now, and the agenda with everybody's scores,
 * as submitted and as they stand. While it is sealed, or the member's own scorecard is missing, there is no agenda.
 */
export async function findDebrief(db: Db, member: Member, evaluationId: string) {
  const { access, debrief, cards, state, ownDraftIn, waitingFor } = await requireTalk(
    db,
    member,
    evaluationId,
  )
  const { key, panel, candidate } = await findWhom(db, member, access)
  const isOpen = state !== 'sealed' && state !== 'own scorecard'
  const settled = isOpen && debrief ? await listSettled(db, member, debrief.id, key) : new Map()
  const questions = isOpen ? await listDebriefScores(db, member, [evaluationId]) : []
  const agenda = inAgendaOrder(
    questions
      .toSorted((a, b) => a.position - b.position)
      .map(({ questionId, prompt, scores }, at) => {
        const first = scores.map((score) => score.first)
        return {
          questionId,
          number: at + 1,
          prompt,
          part: partOf(first),
          /** How far apart the scores were as submitted, and how far they are now. */
          distance: { first: distanceOf(first), last: distanceOf(scores.map((score) => score.last)) },
          scores,
          settled: (settled.get(questionId) as Settled | undefined) ?? null,
        }
      }),
  )
  return {
    evaluationId,
    memberId: member.memberId,
    job: { id: access.jobId, title: access.title, place: access.place },
    applicationId: access.applicationId,
    panel,
    candidate,
    state,
    seesInfluence: maySeeInfluence(access),
    whyNotLead: whyNotLead({ place: access.place, memberId: member.memberId }, debrief),
    opensWhen: state === 'sealed' ? opensWhen(waitingFor) : null,
    ownDraftIn,
    scorecards: {
      submitted: cards.filter((card) => card.submittedAt).length,
      expected: cards.filter((card) => !card.excusedAt).length,
    },
    talk:
      debrief && isOpen
        ? {
            questionId: debrief.questionId,
            startedByName: debrief.startedByName,
            startedAt: debrief.startedAt,
            endedByName: debrief.endedByName,
            endedAt: debrief.endedAt,
          }
        : null,
    agenda,
    next: nextTopic(
      agenda.map(({ questionId, settled: came }) => ({ questionId, isSettled: came !== null })),
      debrief?.questionId ?? null,
    ),
  }
}

/**
 * Who moved towards whom is told from open scores that everybody in the talk has before their eyes: it adds arithmetic,
 * and no score. Like an interviewer's severity it is about the panel, so it is for the panel and for those who manage.
 */
export function maySeeInfluence(access: { place: string; sits: boolean }): boolean {
  return access.place !== 'reviewer' || access.sits
}

type Settled = { byName: string; at: Date; note: string | null }

/** What was settled, by question. A note is null once the candidate was erased. */
async function listSettled(
  db: Db,
  member: Member,
  debriefId: string,
  key: CandidateKey | undefined,
): Promise<Map<string, Settled>> {
  const rows = await db
    .select({
      questionId: debriefTopics.questionId,
      byName: members.name,
      at: debriefTopics.settledAt,
      sealedNote: debriefTopics.sealedNote,
    })
    .from(debriefTopics)
    .innerJoin(
      members,
      and(eq(members.organizationId, debriefTopics.organizationId), eq(members.id, debriefTopics.settledBy)),
    )
    .where(
      and(eq(debriefTopics.organizationId, member.organizationId), eq(debriefTopics.debriefId, debriefId)),
    )
  return new Map(
    rows.map(({ questionId, sealedNote, ...row }) => [
      questionId,
      { ...row, note: sealedNote ? (key ? openText(key, sealedNote) : null) : '' },
    ]),
  )
}
