import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import type { clashesInput } from './input'

/** A session that is about to be: when, of whom, and who comes. */
export type Meeting = {
  applicationId: string
  startsAt: Date
  slotMinutes: number
  memberIds: readonly string[]
}

/** Somebody's session that stands already. */
type Busy = { id: string; name: string; from: Date; to: Date; at: string; zone: string }

type Span = { from: Date; to: Date }

export const spanOf = ({ startsAt, slotMinutes }: Pick<Meeting, 'startsAt' | 'slotMinutes'>): Span => ({
  from: startsAt,
  to: new Date(startsAt.getTime() + slotMinutes * 60_000),
})

export const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to

type Row = { id: string; name: string; starts_at: string; ends_at: string; at: string; zone: string }

const busyOf = ({ id, name, starts_at, ends_at, at, zone }: Row): Busy => ({
  id,
  name,
  from: new Date(starts_at),
  to: new Date(ends_at),
  at,
  zone,
})

/** What interviewers sit in between two moments, of every job: when, and nothing else of it. */
export async function listBusyMembers(
  db: Db,
  member: Member,
  memberIds: readonly string[],
  { from, to }: Span,
): Promise<Busy[]> {
  const rows = await db.execute<Row>(sql`
    select m.id, m.name, s.starts_at::text, (s.starts_at + make_interval(mins => s.slot_minutes))::text as ends_at,
      to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') as at, s.time_zone as zone
    from scorecards card
    join sessions s on s.organization_id = card.organization_id and s.id = card.session_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    where card.organization_id = ${member.organizationId}::uuid
      and card.member_id = any(${`{${memberIds.join(',')}}`}::uuid[])
      and s.state <> 'cancelled' and card.excused_at is null and card.submitted_at is null
      and s.starts_at < ${to.toISOString()}::timestamptz
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${from.toISOString()}::timestamptz
    order by s.starts_at`)
  return rows.map(busyOf)
}

/** The same of candidates, by the application that they would come with. */
async function listBusyCandidates(
  db: Db,
  member: Member,
  applicationIds: readonly string[],
  { from, to }: Span,
): Promise<Busy[]> {
  const rows = await db.execute<Row>(sql`
    select here.id, '' as name, s.starts_at::text,
      (s.starts_at + make_interval(mins => s.slot_minutes))::text as ends_at, '' as at, s.time_zone as zone
    from applications here
    join applications any_job on any_job.organization_id = here.organization_id and any_job.candidate_id = here.candidate_id
    join evaluations e on e.organization_id = any_job.organization_id and e.application_id = any_job.id
    join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
    where here.organization_id = ${member.organizationId}::uuid
      and here.id = any(${`{${applicationIds.join(',')}}`}::uuid[])
      and s.state in ('scheduled', 'live', 'wrapping up')
      and s.starts_at < ${to.toISOString()}::timestamptz
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${from.toISOString()}::timestamptz`)
  return rows.map(busyOf)
}

/** Told before anything is scheduled, to whoever may schedule it. */
export async function findClashes(
  db: Db,
  member: Member,
  { panelId, slotMinutes, sessions }: z.output<typeof clashesInput>,
): Promise<string[][]> {
  await requirePanel(db, member, panelId, 'manage')
  return listClashes(
    db,
    member,
    sessions.map((one) => ({ ...one, slotMinutes })),
  )
}

/** Why each of some sessions could not be, in words: whoever of it sits elsewhere then. Empty where it can. */
async function listClashes(db: Db, member: Member, meetings: readonly Meeting[]): Promise<string[][]> {
  if (meetings.length === 0) return []
  const spans = meetings.map(spanOf)
  const whole = {
    from: new Date(Math.min(...spans.map((one) => one.from.getTime()))),
    to: new Date(Math.max(...spans.map((one) => one.to.getTime()))),
  }
  const people = [...new Set(meetings.flatMap((one) => one.memberIds))]
  const members = await listBusyMembers(db, member, people, whole)
  const candidates = await listBusyCandidates(
    db,
    member,
    meetings.map((one) => one.applicationId),
    whole,
  )
  return meetings.map((meeting, at) => {
    const own = spans[at]!
    const beside = meetings.filter((_, other) => other !== at && overlap(own, spans[other]!))
    const elsewhere = members.filter((one) => meeting.memberIds.includes(one.id) && overlap(own, one))
    const isTwice = meeting.memberIds.some((id) => beside.some((other) => other.memberIds.includes(id)))
    const isAway =
      candidates.some((one) => one.id === meeting.applicationId && overlap(own, one)) ||
      beside.some((other) => other.applicationId === meeting.applicationId)
    return [
      ...elsewhere.map((one) => `${one.name} sits in another session at ${one.at} (${one.zone}).`),
      ...(isTwice ? ['Somebody of it is in another of these sessions at the same time.'] : []),
      ...(isAway ? ['The candidate is in another session then.'] : []),
    ]
  })
}
