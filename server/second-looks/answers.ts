import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { openProfile, type Profile } from '../candidates/profiles'
import { type CandidateKey, findCandidateKeys, openText } from '../candidates/sealing'
import { groupBy } from '../stats/group-by'
import { maskNames } from './masking'
import { orderAt } from './order'
import type { Reading } from './place'

const inList = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`

// What an empty text is under its seal: nonce and tag.
const emptyBytes = 28

/** The submitted scorecards of these evaluations, each with the questions it was asked by. */
const cardsOf = (member: Member, evaluationIds: readonly string[]) => sql`
  scorecards card
  join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    and evaluation.opened_at is not null
  join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
  join question_versions version on version.organization_id = item.organization_id and version.id = item.question_version_id
  where card.organization_id = ${member.organizationId}::uuid and card.evaluation_id = any(${inList(evaluationIds)})
    and card.submitted_at is not null`

export type LookedQuestion = { questionId: string; number: number; prompt: string; versionId: string }

/** The questions these candidates were asked, in the order and the wording of the newest set version among them. */
export async function listQuestions(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<LookedQuestion[]> {
  const rows = await db.execute<{ question_id: string; prompt: string; version_id: string }>(sql`
    select question_id, prompt, version_id from (
      select distinct on (question_id) asked.*, used.number as set_number
      from (
        select card.organization_id, card.set_version_id, item.question_id, item.position, version.prompt, version.id as version_id
        from ${cardsOf(member, evaluationIds)}
      ) asked
      join set_versions used on used.organization_id = asked.organization_id and used.id = asked.set_version_id
      order by question_id, used.number desc
    ) newest order by set_number desc, position`)
  return rows.map((row, at) => ({
    questionId: row.question_id,
    number: at + 1,
    prompt: row.prompt,
    versionId: row.version_id,
  }))
}

/** The answers of which something was written down or heard and can still be read, by question. */
export async function listWritten(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await db.execute<{ question_id: string; evaluation_id: string }>(sql`
    select distinct question_id, evaluation_id from (
      select card.organization_id, card.id, card.evaluation_id, item.id as item_id, item.question_id
      from ${cardsOf(member, evaluationIds)}
    ) asked
    where (
        exists (select from notes note where note.organization_id = asked.organization_id
          and note.scorecard_id = asked.id and note.set_item_id = asked.item_id and length(note.sealed_text) > ${emptyBytes}::int)
        or exists (select from points_heard point where point.organization_id = asked.organization_id
          and point.scorecard_id = asked.id and point.set_item_id = asked.item_id and point.heard)
      )
      and exists (select from evaluations evaluation
        join applications application on application.organization_id = evaluation.organization_id and application.id = evaluation.application_id
        join candidate_keys key on key.organization_id = application.organization_id and key.candidate_id = application.candidate_id
        where evaluation.organization_id = asked.organization_id and evaluation.id = asked.evaluation_id)`)
  const byQuestion = groupBy(rows, (row) => row.question_id)
  return new Map([...byQuestion].map(([id, own]) => [id, new Set(own.map((row) => row.evaluation_id))]))
}

export type Answer = {
  /** “Answer 3”: its place in this reader's order of this question, and the only name it has here. */
  number: number
  /** Points that were heard, with by how many interviewers; the others were heard by nobody. */
  points: { text: string; heardBy: number }[]
  notes: string[]
  /** Nothing was written down or heard, or the candidate's data was erased. */
  isEmpty: boolean
}

/**
 * The answers to one question in the order of the reader, each as the interviewers' notes and points, without anybody's
 * name, the time, or a first score. Notes on an interview as a whole are left out: they would be the same under every
 * question, and so tell whose answer it is.
 */
export async function listAnswers(
  db: Db,
  member: Member,
  reading: Pick<Reading, 'seed' | 'evaluationIds'>,
  questionId: string,
): Promise<Answer[]> {
  const { seed, evaluationIds } = reading
  const rows = await db.execute<{
    evaluation_id: string
    scorecard_id: string
    points: { text: string; heard: boolean }[]
    notes: string[]
  }>(sql`
    select card.evaluation_id, card.id as scorecard_id,
      coalesce((select json_agg(json_build_object('text', p.text, 'heard', coalesce(h.heard, false)) order by p.position)
        from points p left join points_heard h on h.organization_id = p.organization_id and h.point_id = p.id
          and h.scorecard_id = card.id and h.set_item_id = item.id
        where p.organization_id = item.organization_id and p.question_version_id = item.question_version_id), '[]'::json) as points,
      coalesce((select json_agg(encode(n.sealed_text, 'base64') order by n.created_at)
        from notes n where n.organization_id = card.organization_id and n.scorecard_id = card.id
          and n.set_item_id = item.id and length(n.sealed_text) > ${emptyBytes}::int), '[]'::json) as notes
    from ${cardsOf(member, evaluationIds)} and item.question_id = ${questionId}::uuid`)
  const cards = groupBy(rows, (row) => row.evaluation_id)
  const known = await findCandidates(db, member, evaluationIds)
  return orderAt(seed, [member.memberId, questionId], evaluationIds).map((evaluationId, at) => {
    const candidate = known.get(evaluationId)
    const own = candidate?.key ? (cards.get(evaluationId) ?? []) : []
    // In an order of its own, so that no interviewer is always the first.
    const byCard = new Map(own.map((card) => [card.scorecard_id, card]))
    const mixed = orderAt(seed, [member.memberId, questionId, evaluationId], [...byCard.keys()])
    const points = countPoints(own.map((card) => card.points))
    const notes = mixed.flatMap((id) => byCard.get(id)?.notes ?? [])
    return {
      number: at + 1,
      points,
      notes: notes.map((note) => maskNote(note, evaluationId, known)),
      isEmpty: notes.length === 0 && points.every((point) => point.heardBy === 0),
    }
  })
}

function countPoints(cards: readonly { text: string; heard: boolean }[][]): Answer['points'] {
  const counts = new Map<string, number>()
  for (const { text, heard } of cards.flat()) counts.set(text, (counts.get(text) ?? 0) + (heard ? 1 : 0))
  return [...counts].map(([text, heardBy]) => ({ text, heardBy }))
}

type KnownCandidate = { key: CandidateKey | undefined; profile: Profile | null }

function maskNote(note: string, evaluationId: string, known: ReadonlyMap<string, KnownCandidate>): string {
  const own = known.get(evaluationId)
  if (!own?.key) return ''
  const others = [...known].flatMap(([id, { profile }]) => (id !== evaluationId && profile ? [profile] : []))
  const text = openText(own.key, Buffer.from(note, 'base64'))
  return own.profile ? maskNames(text, own.profile, others) : text
}

/** The key and the profile of each evaluation's candidate; neither where they were erased. */
async function findCandidates(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<Map<string, KnownCandidate>> {
  const rows = await db.execute<{ evaluation_id: string; candidate_id: string; profile: string | null }>(sql`
    select evaluation.id as evaluation_id, candidate.id as candidate_id, encode(candidate.sealed_profile, 'base64') as profile
    from evaluations evaluation
    join applications application on application.organization_id = evaluation.organization_id and application.id = evaluation.application_id
    join candidates candidate on candidate.organization_id = application.organization_id and candidate.id = application.candidate_id
    where evaluation.organization_id = ${member.organizationId}::uuid and evaluation.id = any(${inList(evaluationIds)})`)
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidate_id),
  )
  return new Map(
    rows.map((row) => {
      const key = keys.get(row.candidate_id)
      const sealed = row.profile === null ? null : Buffer.from(row.profile, 'base64')
      return [row.evaluation_id, { key, profile: openProfile(key, sealed) }]
    }),
  )
}
