import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { sealInWords } from '../panels/rules'
import { listPeople } from './people'

export type Choices = Awaited<ReturnType<typeof listChoices>>

/** What a manager chooses from to start one: each panel of the job with its candidates, open or not, and its people. */
export async function listChoices(db: Db, member: Member, input: { jobId: string }) {
  await requireJob(db, member, input.jobId, 'manage')
  const found = await db
    .select({ id: panels.id, name: panels.name })
    .from(panels)
    .where(
      and(
        eq(panels.organizationId, member.organizationId),
        eq(panels.jobId, input.jobId),
        isNull(panels.archivedAt),
      ),
    )
    .orderBy(asc(panels.createdAt))
  const choices = []
  for (const panel of found) {
    const of = { jobId: input.jobId, panelId: panel.id }
    choices.push({
      ...panel,
      candidates: await listCandidatesOf(db, member, panel.id),
      people: await listPeople(db, member, of),
    })
  }
  return choices
}

/** A panel's candidates by their number, with where the seal of each stands. */
async function listCandidatesOf(db: Db, member: Member, panelId: string) {
  const cards = (what: string) =>
    sql<number>`(select count(*)::int from scorecards card where card.organization_id = ${evaluations.organizationId}
      and card.evaluation_id = ${evaluations.id} and ${sql.raw(what)})`
  const rows = await db
    .select({
      evaluationId: evaluations.id,
      openedAt: evaluations.openedAt,
      openedBecause: evaluations.openedBecause,
      submitted: cards('card.submitted_at is not null'),
      expected: cards('card.excused_at is null'),
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(evaluations)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.panelId, panelId),
        isNull(applications.archivedAt),
      ),
    )
    .orderBy(asc(candidates.number))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  return rows.map(({ evaluationId, openedAt, candidateId, number, sealedProfile, ...seal }) => ({
    evaluationId,
    candidate: candidateLabel({ number, profile: openProfile(keys.get(candidateId), sealedProfile) }),
    isOpen: openedAt !== null,
    seal: sealInWords({ openedAt, ...seal }),
  }))
}
