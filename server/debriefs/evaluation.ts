import { and, asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { candidates } from '@/db/schema/candidates'
import { debriefs } from '@/db/schema/debriefs'
import { applications } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import { type EvaluationAccess, type Member, requireEvaluation } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { opensWhen, stateOf } from './rules'

export type Talk = Awaited<ReturnType<typeof requireTalk>>

/** The talk about one evaluation as this member may know of it, before anything of its content. */
export async function requireTalk(db: Db, member: Member, evaluationId: string) {
  const access = await requireEvaluation(db, member, evaluationId, 'see')
  const cards = await listCards(db, member, evaluationId)
  const own = cards.filter(
    (card) => card.memberId === member.memberId && !card.submittedAt && !card.excusedAt,
  )
  const debrief = await findRow(db, member, evaluationId)
  return {
    access,
    debrief,
    cards,
    /** The session of a scorecard that the member has still to submit. */
    ownDraftIn: own[0]?.sessionId ?? null,
    state: stateOf({ openedAt: access.openedAt, ownDrafts: own.length }, debrief),
    waitingFor: [
      ...new Set(cards.filter((card) => !card.submittedAt && !card.excusedAt).map((card) => card.name)),
    ],
  }
}

/** The same where one may take part now. */
export async function requireOpenTalk(db: Db, member: Member, evaluationId: string): Promise<Talk> {
  const talk = await requireTalk(db, member, evaluationId)
  if (talk.state === 'sealed') throw new Refused('not now', opensWhen(talk.waitingFor))
  if (talk.state === 'own scorecard')
    throw new Refused('not now', 'Submit your own scorecard first; then you see what the others scored.')
  return talk
}

function listCards(db: Db, member: Member, evaluationId: string) {
  return db
    .select({
      memberId: scorecards.memberId,
      sessionId: scorecards.sessionId,
      name: members.name,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
    })
    .from(scorecards)
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.evaluationId, evaluationId)),
    )
    .orderBy(asc(members.name))
}

async function findRow(db: Db, member: Member, evaluationId: string) {
  const ender = alias(members, 'ender')
  const [row] = await db
    .select({
      id: debriefs.id,
      questionId: debriefs.questionId,
      startedBy: debriefs.startedBy,
      startedByName: members.name,
      startedAt: debriefs.startedAt,
      endedAt: debriefs.endedAt,
      endedByName: ender.name,
    })
    .from(debriefs)
    .innerJoin(
      members,
      and(eq(members.organizationId, debriefs.organizationId), eq(members.id, debriefs.startedBy)),
    )
    .leftJoin(ender, and(eq(ender.organizationId, debriefs.organizationId), eq(ender.id, debriefs.endedBy)))
    .where(and(eq(debriefs.organizationId, member.organizationId), eq(debriefs.evaluationId, evaluationId)))
  return row ?? null
}

/** Whom the talk is about, with what reads and seals the words about them; without a name where the panel hides it. */
export async function findWhom(db: Db, member: Member, access: EvaluationAccess) {
  const [row] = await db
    .select({
      panelName: panels.name,
      namesHidden: panels.namesHidden,
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
    .innerJoin(
      panels,
      and(eq(panels.organizationId, applications.organizationId), eq(panels.id, access.panelId)),
    )
    .where(
      and(eq(applications.organizationId, member.organizationId), eq(applications.id, access.applicationId)),
    )
  if (!row) throw notFound('evaluation')
  const key = (await findCandidateKeys(db, member, [row.candidateId])).get(row.candidateId)
  return {
    key,
    candidateId: row.candidateId,
    panel: { id: access.panelId, name: row.panelName },
    candidate: candidateLabel(
      { number: row.number, profile: openProfile(key, row.sealedProfile) },
      access.place === 'interviewer' && row.namesHidden,
    ),
  }
}
