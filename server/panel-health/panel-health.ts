import { and, asc, eq, exists, isNull, sql } from 'drizzle-orm'
import { panelMembers, panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type JobAccess, type Member, requireJob } from '../access'
import { listColumns } from '../compare/columns'
import type { View } from '../compare/view'
import { notFound, Refused } from '../errors'
import { findOrganization } from '../organizations/organization'
import { type GivenScore, listGivenScores } from './given-scores'
import { ownHealthOf, type PackedScores, seesPanelHealth, whyNotReviewer } from './rules'

/**
 * What the scores of a job's panels, or of one, say of the panels themselves, from opened evaluations only. Who leads
 * the job gets every single score, as in the comparison, and computes in the browser. An interviewer gets words about
 * their own scoring, also where the panel does not let its interviewers compare: those are made here, since the others'
 * scores that go into them must not leave the server.
 */
export async function findPanelHealth(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
) {
  const access = await requireJob(db, member, input.jobId, 'see')
  if (access.place === 'reviewer') throw new Refused('not allowed', whyNotReviewer)
  const view = await findView(db, member, access, input.panelId)
  const { timeZone } = await findOrganization(db, member)
  const seesPanel = seesPanelHealth(access.place)
  const given = await listGivenScores(db, member, { ...view, onlyOwn: !seesPanel, timeZone })
  const common = {
    job: { id: access.jobId, title: access.title, place: access.place },
    panels: view.panels,
    panelId: input.panelId ?? null,
    memberId: member.memberId,
    // Where an interviewer may not compare, the places beside this one are closed to them.
    mayCompare: seesPanel || view.panels.some((panel) => panel.interviewersMayCompare),
  }
  if (!seesPanel) {
    const opened = [...new Set(given.map(({ candidate }) => candidate))]
    return { ...common, kind: 'own' as const, own: ownHealthOf(given, member.memberId, opened) }
  }
  const columns = await listColumns(db, member, view satisfies View)
  return {
    ...common,
    kind: 'panel' as const,
    packed: pack(given),
    interviewers: Object.fromEntries(given.map(({ interviewer, name }) => [interviewer, name])),
    questions: Object.fromEntries(
      // A question that two panels ask is one, by its lineage.
      columns.toReversed().map(({ questionId, number, prompt }) => [questionId, { number, prompt }]),
    ),
  }
}

/** The panels that are looked at: of who leads the job all, of an interviewer those they are on. */
async function findView(db: Db, member: Member, access: JobAccess, panelId: string | undefined) {
  const isOn = db
    .select({ one: sql`1` })
    .from(panelMembers)
    .where(
      and(
        eq(panelMembers.organizationId, panels.organizationId),
        eq(panelMembers.panelId, panels.id),
        eq(panelMembers.memberId, member.memberId),
      ),
    )
  const onlyOwn = !seesPanelHealth(access.place)
  const found = await db
    .select({
      id: panels.id,
      name: panels.name,
      interviewersMayCompare: panels.interviewersMayCompare,
    })
    .from(panels)
    .where(
      and(
        eq(panels.organizationId, member.organizationId),
        eq(panels.jobId, access.jobId),
        isNull(panels.archivedAt),
        onlyOwn ? exists(isOn) : undefined,
      ),
    )
    .orderBy(asc(panels.createdAt))
  if (panelId && !found.some(({ id }) => id === panelId)) throw notFound('panel')
  return { access, panels: found, panelIds: panelId ? [panelId] : found.map(({ id }) => id), onlyOwn }
}

function pack(given: readonly GivenScore[]): PackedScores {
  const candidates = listPlaces<string>()
  const interviewers = listPlaces<string>()
  const questions = listPlaces<string>()
  const sessions = listPlaces<string>()
  const held: PackedScores['sessions'] = []
  const scores = given.flatMap(({ candidate, interviewer, question, session, at, day, score }) => {
    const place = sessions.place(session)
    held[place] = { at, day }
    return [
      candidates.place(candidate),
      interviewers.place(interviewer),
      questions.place(question),
      place,
      score,
    ]
  })
  return { interviewers: interviewers.all, questions: questions.all, sessions: held, scores }
}

function listPlaces<Key>() {
  const places = new Map<Key, number>()
  const all: Key[] = []
  return {
    all,
    place(key: Key): number {
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, all.length)
      return all.push(key) - 1
    },
  }
}
