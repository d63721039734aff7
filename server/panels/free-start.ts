import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { notFound } from '../errors'
import type { freeStartInput } from './input'

type Busy = { startsAt: Date; endsAt: Date }

const quarterMs = 15 * 60_000
const daysAhead = 60

/**
 * The first full hour from `from` on at which nobody is busy: on a weekday between nine and six on the clock of that
 * zone. Null where the next weeks have none.
 */
export function firstFreeStart(
  busy: readonly Busy[],
  { from, slotMinutes, timeZone }: { from: Date; slotMinutes: number; timeZone: string },
): Date | null {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const slotMs = slotMinutes * 60_000
  const isOpen = (at: number) => {
    const parts = clock.formatToParts(at)
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
    const hour = Number(part('hour'))
    if (part('minute') !== '00' || part('weekday').startsWith('S')) return false
    // A slot longer than a day of work begins when that does.
    return hour >= 9 && (hour * 60 + slotMinutes <= 18 * 60 || hour === 9)
  }
  // Every zone's full hours lie on quarters of the hour.
  const first = Math.ceil(from.getTime() / quarterMs) * quarterMs
  for (let at = first; at < first + daysAhead * 86_400_000; at += quarterMs) {
    const isTaken = busy.some(
      ({ startsAt, endsAt }) => startsAt.getTime() < at + slotMs && endsAt.getTime() > at,
    )
    if (!isTaken && isOpen(at)) return new Date(at)
  }
  return null
}

/** When all of these could meet next; a proposal that holds nothing. */
export async function findFreeStart(
  db: Db,
  member: Member,
  { applicationId, memberIds, slotMinutes, timeZone }: z.output<typeof freeStartInput>,
  now = new Date(),
): Promise<Date | null> {
  const [application] = await db.execute<{ job_id: string; candidate_id: string }>(sql`
    select job_id, candidate_id from applications
    where organization_id = ${member.organizationId}::uuid and id = ${applicationId}::uuid`)
  if (!application) throw notFound('job')
  await requireJob(db, member, application.job_id, 'manage')
  const rows = await db.execute<{ begins: number; ends: number }>(sql`
    select extract(epoch from s.starts_at)::float8 as begins,
      extract(epoch from s.starts_at + make_interval(mins => s.slot_minutes))::float8 as ends
    from sessions s
    join evaluations e on e.organization_id = s.organization_id and e.id = s.evaluation_id
    join applications a on a.organization_id = e.organization_id and a.id = e.application_id
    where s.organization_id = ${member.organizationId}::uuid and s.state in ('scheduled', 'live', 'wrapping up')
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${now.toISOString()}::timestamptz
      and (a.candidate_id = ${application.candidate_id}::uuid or exists (
        select from scorecards card where card.organization_id = s.organization_id and card.session_id = s.id
          and card.member_id = any(${`{${memberIds.join(',')}}`}::uuid[])
          and card.excused_at is null and card.submitted_at is null))`)
  const busy = rows.map(({ begins, ends }) => ({
    startsAt: new Date(begins * 1000),
    endsAt: new Date(ends * 1000),
  }))
  return firstFreeStart(busy, { from: now, slotMinutes, timeZone })
}
