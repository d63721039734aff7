import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { listOpenedCards } from '../compare/opened-scores'
import { notFound } from '../errors'
import { groupBy } from '../stats/group-by'
import type { debriefsInput } from './input'
import { distanceOf, isDisagreement, opensWhen, stateOf } from './rules'

/** The talks of a job, or of one of its panels, whatever they stand at; to an interviewer, those they have a part in. */
export async function listDebriefs(db: Db, member: Member, input: z.output<typeof debriefsInput>) {
  const access = await requireJob(db, member, input.jobId, 'see')
  const onlyOwn = access.place === 'interviewer'
  const rows = await listRows(db, member, input.jobId, onlyOwn)
  const panels = [...new Map(rows.map((row) => [row.panel_id, row.panel_name]))].map(([id, name]) => ({
    id,
    name,
  }))
  if (input.panelId && !panels.some(({ id }) => id === input.panelId) && !(await hasPanel(db, member, input)))
    throw notFound('panel')
  const shown = rows.filter((row) => !input.panelId || row.panel_id === input.panelId)
  const open = shown.filter((row) => row.opened_at && row.own_drafts === 0).map((row) => row.evaluation_id)
  const apart = await countDisagreements(db, member, open)
  const keys = await findCandidateKeys(
    db,
    member,
    shown.map((row) => row.candidate_id),
  )
  return {
    job: { id: access.jobId, title: access.title, place: access.place },
    panels,
    panelId: input.panelId ?? null,
    debriefs: shown.map((row) => {
      const state = stateOf(
        { openedAt: row.opened_at, ownDrafts: row.own_drafts },
        row.started_at ? { endedAt: row.ended_at } : null,
      )
      return {
        evaluationId: row.evaluation_id,
        panel: row.panel_name,
        candidate: candidateLabel(
          { number: row.number, profile: openProfile(keys.get(row.candidate_id), bytesOf(row.profile)) },
          onlyOwn && row.names_hidden,
        ),
        state,
        opensWhen: state === 'sealed' ? opensWhen(row.waiting_for) : null,
        submitted: row.submitted,
        /** Null where it is not open to this member: a sealed one has no figure for anybody. */
        disagreements: apart.get(row.evaluation_id) ?? null,
        settled: state === 'running' || state === 'ended' ? row.settled : 0,
        startedAt: state === 'running' || state === 'ended' ? dateOf(row.started_at) : null,
        endedAt: state === 'ended' ? dateOf(row.ended_at) : null,
      }
    }),
  }
}

const dateOf = (at: string | null) => (at ? new Date(at) : null)
const bytesOf = (base64: string | null) => (base64 ? Buffer.from(base64, 'base64') : null)

function listRows(db: Db, member: Member, jobId: string, onlyOwn: boolean) {
  return db.execute<{
    evaluation_id: string
    panel_id: string
    panel_name: string
    names_hidden: boolean
    candidate_id: string
    number: number
    profile: string | null
    opened_at: string | null
    submitted: number
    own_drafts: number
    waiting_for: string[]
    started_at: string | null
    ended_at: string | null
    settled: number
  }>(sql`
    select evaluation.id as evaluation_id, panel.id as panel_id, panel.name as panel_name, panel.names_hidden,
      candidate.id as candidate_id, candidate.number, encode(candidate.sealed_profile, 'base64') as profile,
      evaluation.opened_at, header.submitted, header.own_drafts, header.waiting_for,
      debrief.started_at, debrief.ended_at,
      (select count(*)::int from debrief_topics topic where topic.organization_id = debrief.organization_id and topic.debrief_id = debrief.id) as settled
    from evaluations evaluation
    join panels panel on panel.organization_id = evaluation.organization_id and panel.id = evaluation.panel_id
    join applications application on application.organization_id = evaluation.organization_id and application.id = evaluation.application_id
    join candidates candidate on candidate.organization_id = application.organization_id and candidate.id = application.candidate_id
    left join debriefs debrief on debrief.organization_id = evaluation.organization_id and debrief.evaluation_id = evaluation.id
    cross join lateral (
      select count(*)::int as cards, count(card.submitted_at)::int as submitted,
        count(*) filter (where card.member_id = ${member.memberId}::uuid)::int as own,
        count(*) filter (where card.member_id = ${member.memberId}::uuid and card.submitted_at is null and card.excused_at is null)::int as own_drafts,
        coalesce(json_agg(distinct m.name) filter (where card.submitted_at is null and card.excused_at is null), '[]'::json) as waiting_for
      from scorecards card
      join members m on m.organization_id = card.organization_id and m.id = card.member_id
      where card.organization_id = evaluation.organization_id and card.evaluation_id = evaluation.id
    ) header
    where evaluation.organization_id = ${member.organizationId}::uuid and evaluation.job_id = ${jobId}::uuid
      and panel.archived_at is null and application.archived_at is null
      and header.cards > 0 and (not ${onlyOwn} or header.own > 0)
    order by panel.created_at, panel.id, candidate.number`)
}

/** Whether the panel is one of this job's: one without any evaluation yet is not in the rows. */
async function hasPanel(db: Db, member: Member, { jobId, panelId }: z.output<typeof debriefsInput>) {
  const [found] = await db.execute(sql`
    select from panels where organization_id = ${member.organizationId}::uuid and job_id = ${jobId}::uuid and id = ${panelId}::uuid`)
  return found !== undefined
}

/** On how many answers of each opened evaluation the final scores are two steps or more apart. */
async function countDisagreements(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<Map<string, number>> {
  if (evaluationIds.length === 0) return new Map()
  const items = await db.execute<{ id: string; question_id: string }>(sql`
    select distinct item.id, item.question_id
    from scorecards card
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    where card.organization_id = ${member.organizationId}::uuid
      and card.evaluation_id = any(${`{${evaluationIds.join(',')}}`}::uuid[])`)
  const questionOf = new Map(items.map((item) => [item.id, item.question_id]))
  const cards = groupBy(
    await listOpenedCards(db, evaluationIds, [...questionOf.keys()]),
    (card) => card.evaluationId,
  )
  return new Map(
    evaluationIds.map((evaluationId) => {
      const words = (cards.get(evaluationId) ?? []).flatMap((card) =>
        [...card.words].map(([setItemId, word]) => ({ questionId: questionOf.get(setItemId), word })),
      )
      const answers = [...groupBy(words, ({ questionId }) => questionId).values()]
      return [
        evaluationId,
        answers.filter((own) =>
          isDisagreement(
            distanceOf(
              own.map(({ word }) => ({ value: typeof word === 'number' ? word : null, notAssessed: null })),
            ),
          ),
        ).length,
      ]
    }),
  )
}
