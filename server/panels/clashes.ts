import { and, eq, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { applications } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { Refused } from '../errors'

/** A time that is about to be taken, and for whom. */
export type Slot = { startsAt: Date; slotMinutes: number; applicationId: string }

const endOf = (slot: Slot) => new Date(slot.startsAt.getTime() + slot.slotMinutes * 60_000)

/**
 * Scheduling is done by one at a time in an organization, or two panels could take the same hour of the same person.
 * It comes before anything else is held, so that nobody who waits here keeps others waiting.
 */
export async function waitForTurn(db: Db, member: Member): Promise<void> {
  const key = `${member.organizationId} scheduling`
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/**
 * Nobody sits in two sessions at once, neither interviewer nor candidate. Interviewers are told by name and time in
 * the other session's own zone; of a candidate's other session nothing but that it is. The caller waited for its turn.
 */
export async function refuseClashes(
  db: Db,
  member: Member,
  memberIds: readonly string[],
  slots: readonly Slot[],
  exceptSessionId?: string,
): Promise<void> {
  const [first] = slots
  const last = slots.at(-1)
  if (!first || !last) return
  const [clash] = await db.execute<{ name: string; starts_at: string; zone: string }>(sql`
    select m.name, to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') as starts_at, s.time_zone as zone
    from scorecards card
    join sessions s on s.organization_id = card.organization_id and s.id = card.session_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    where card.organization_id = ${member.organizationId}::uuid
      and card.member_id = any(${`{${memberIds.join(',')}}`}::uuid[])
      and s.id is distinct from ${exceptSessionId ?? null}::uuid
      and s.state <> 'cancelled' and card.excused_at is null and card.submitted_at is null
      and s.starts_at < ${endOf(last).toISOString()}::timestamptz
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${first.startsAt.toISOString()}::timestamptz
    order by s.starts_at limit 1`)
  if (clash)
    throw new Refused('conflict', `${clash.name} has another session then.`, {
      startsAt: `${clash.name} sits in another session at ${clash.starts_at} (${clash.zone}). Choose another time or leave ${clash.name} out.`,
    })
  for (const slot of slots) await refuseCandidateClash(db, member, slot, exceptSessionId)
}

async function refuseCandidateClash(
  db: Db,
  member: Member,
  slot: Slot,
  exceptSessionId: string | undefined,
): Promise<void> {
  const [clash] = await db.execute(sql`
    select from applications here
    join applications any_job on any_job.organization_id = here.organization_id and any_job.candidate_id = here.candidate_id
    join evaluations e on e.organization_id = any_job.organization_id and e.application_id = any_job.id
    join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
    where here.organization_id = ${member.organizationId}::uuid and here.id = ${slot.applicationId}::uuid
      and s.id is distinct from ${exceptSessionId ?? null}::uuid
      and s.state in ('scheduled', 'live', 'wrapping up')
      and s.starts_at < ${endOf(slot).toISOString()}::timestamptz
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${slot.startsAt.toISOString()}::timestamptz
    limit 1`)
  if (!clash) return
  const name = await nameOf(db, member, slot.applicationId)
  throw new Refused('conflict', `${name} has another session then.`, {
    startsAt: `${name} is in another session at that time. Choose another time or leave ${name} out.`,
  })
}

async function nameOf(db: Db, member: Member, applicationId: string): Promise<string> {
  const [candidate] = await db
    .select({ id: candidates.id, number: candidates.number, sealedProfile: candidates.sealedProfile })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(and(eq(applications.organizationId, member.organizationId), eq(applications.id, applicationId)))
  if (!candidate) throw new Error('an application vanished')
  const keys = await findCandidateKeys(db, member, [candidate.id])
  return candidateLabel({
    number: candidate.number,
    profile: openProfile(keys.get(candidate.id), candidate.sealedProfile),
  })
}
