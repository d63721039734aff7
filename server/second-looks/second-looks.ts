import { randomInt } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { panels } from '@/db/schema/panels'
import { secondLookEvaluations, secondLookReaders, secondLooks } from '@/db/schema/second-looks'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, requirePanel } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { requireOpenJob } from '../jobs/jobs'
import { whyNotChange } from '../panels/rules'
import { listWritten } from './answers'
import type { startInput } from './input'
import { listPeople } from './people'
import { requireSecondLook } from './place'
import { isOver, whyNotEnd, whyNotRead, whyNotTell } from './rules'

/**
 * Starts a second look at open evaluations of a panel, for readers who may read all of them. The seed of their orders
 * is drawn here and stays with it. Returns its id.
 */
export async function startSecondLook(
  db: Db,
  member: Member,
  input: z.output<typeof startInput>,
): Promise<string> {
  const { jobId } = await requirePanel(db, member, input.panelId, 'manage')
  await requireOpenJob(db, member, jobId)
  const [panel] = await db
    .select({ archivedAt: panels.archivedAt })
    .from(panels)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, input.panelId)))
  const whyNot = panel && whyNotChange(panel)
  if (whyNot) throw new Refused('not now', whyNot)
  const evaluationIds = [...new Set(input.evaluationIds)]
  await demandOpen(db, member, input.panelId, evaluationIds)
  if ((await listWritten(db, member, evaluationIds)).size === 0) {
    const why =
      'No note was written and no point was marked about these candidates, so there is nothing to read.'
    throw new Refused('invalid', why, { evaluationIds: why })
  }
  const memberIds = [...new Set(input.memberIds)]
  const people = await listPeople(db, member, { jobId, panelId: input.panelId })
  for (const memberId of memberIds) {
    const person = people.find((one) => one.memberId === memberId)
    const why = person
      ? whyNotRead(person, evaluationIds)
      : 'Choose people of the job’s team or of the panel.'
    if (why) throw new Refused('invalid', why, { memberIds: why })
  }
  const { organizationId } = member
  const id = uuidv7()
  const seed = randomInt(2 ** 31)
  await db
    .insert(secondLooks)
    .values({ organizationId, id, panelId: input.panelId, seed, startedBy: member.memberId })
  await db
    .insert(secondLookEvaluations)
    .values(evaluationIds.map((evaluationId) => ({ organizationId, secondLookId: id, evaluationId })))
  await db
    .insert(secondLookReaders)
    .values(memberIds.map((memberId) => ({ organizationId, secondLookId: id, memberId })))
  // Without the seed: from it a reader's order, and so whose answer is whose, could be told.
  await recordAudit(
    db,
    member,
    'started second look',
    { kind: 'second look', id },
    { panelId: input.panelId, candidates: evaluationIds.length, readers: memberIds.length },
  )
  return id
}

async function demandOpen(db: Db, member: Member, panelId: string, evaluationIds: string[]): Promise<void> {
  const found = await db
    .select({ openedAt: evaluations.openedAt })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.panelId, panelId),
        inArray(evaluations.id, evaluationIds),
      ),
    )
  const why =
    found.length < evaluationIds.length
      ? 'Choose candidates of this panel.'
      : found.some((one) => one.openedAt === null)
        ? 'One of these candidates is still sealed. Leave them out, or wait until everybody’s scorecard is in.'
        : null
  if (why) throw new Refused('invalid', why, { evaluationIds: why })
}

/** Ends it for everybody: who was not through scores no more, and what they gave is not used. */
export async function endSecondLook(db: Db, member: Member, secondLookId: string): Promise<void> {
  await holdSecondLook(db, member, secondLookId)
  const look = await requireSecondLook(db, member, secondLookId, 'manage')
  const why = whyNotEnd(look, look.readers)
  if (why) throw new Refused('not now', why)
  await db
    .update(secondLooks)
    .set({ endedAt: sql`now()` })
    .where(and(eq(secondLooks.organizationId, member.organizationId), eq(secondLooks.id, secondLookId)))
  await recordAudit(
    db,
    member,
    'ended second look',
    { kind: 'second look', id: secondLookId },
    { readers: look.readers.length, through: look.readers.filter((one) => one.finishedAt).length },
  )
}

/**
 * Holds the row until the transaction ends. Scores share it, so that readers do not wait for each other; whoever finishes
 * or ends it comes before or after every score.
 */
export async function holdSecondLook(
  db: Db,
  member: Member,
  secondLookId: string,
  how: 'shared' | 'alone' = 'alone',
): Promise<void> {
  const strength = sql.raw(how === 'shared' ? 'for share' : 'for no key update')
  await db.execute(sql`select from second_looks
    where organization_id = ${member.organizationId}::uuid and id = ${secondLookId}::uuid ${strength}`)
}

export type ListedSecondLook = Awaited<ReturnType<typeof listSecondLooks>>['secondLooks'][number]

/** The job's second looks, newest first: to the team all, to an interviewer those they read. */
export async function listSecondLooks(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
) {
  const access = await requireJob(db, member, input.jobId, 'see')
  const rows = await db.execute<{ id: string; candidates: number }>(sql`
    select look.id, (select count(*)::int from second_look_evaluations one
      where one.organization_id = look.organization_id and one.second_look_id = look.id) as candidates
    from second_looks look
    join panels panel on panel.organization_id = look.organization_id and panel.id = look.panel_id
    where look.organization_id = ${member.organizationId}::uuid and panel.job_id = ${input.jobId}::uuid
      and (${input.panelId ?? null}::uuid is null or panel.id = ${input.panelId ?? null}::uuid)
      and (${access.place !== 'interviewer'}::boolean or exists (select from second_look_readers own
        where own.organization_id = look.organization_id and own.second_look_id = look.id
          and own.member_id = ${member.memberId}::uuid))
    order by look.started_at desc, look.id desc`)
  const found = []
  for (const { id, candidates } of rows) {
    const look = await requireSecondLook(db, member, id)
    found.push({ ...headOf(look), candidates })
  }
  const { title, place } = access
  return {
    job: { id: input.jobId, title, place, manages: place === 'admin' || place === 'manager' },
    secondLooks: found,
  }
}

/** One second look: who reads, who is through, and what the member can do with it. It names no candidate. */
export async function findSecondLook(db: Db, member: Member, secondLookId: string) {
  const look = await requireSecondLook(db, member, secondLookId)
  return headOf(look)
}

function headOf(look: Awaited<ReturnType<typeof requireSecondLook>>) {
  const { id, panelId, panel, startedAt, startedBy, endedAt, readers, own, access } = look
  const manages = access.place === 'admin' || access.place === 'manager'
  const isFellow = access.place !== 'interviewer' || look.interviewersMayCompare
  return {
    id,
    job: { id: access.jobId, title: access.title, place: access.place },
    panel: { id: panelId, name: panel },
    startedAt,
    startedBy,
    endedAt,
    isOver: isOver(look, readers),
    readers: readers.map(({ memberId, ...reader }) => ({ ...reader, isSelf: memberId === own?.memberId })),
    /** What the member still has to do in it. */
    toRead: own !== null && own.finishedAt === null && endedAt === null,
    isReader: own !== null,
    manages,
    whyNotEnd: manages ? whyNotEnd(look, readers) : null,
    whyNotResult: isFellow ? whyNotTell(look, readers) : whyNotFellow,
  }
}

export const whyNotFellow =
  'This panel does not let its interviewers compare. The hiring team sees what the second look found.'

/** What still waits for the member to read, in every job; for Today. */
export async function listToRead(db: Db, member: Member) {
  const rows = await db.execute<{
    id: string
    job_id: string
    job: string
    panel: string
    started_by: string
  }>(sql`
    select look.id, job.id as job_id, job.title as job, panel.name as panel, starter.name as started_by
    from second_look_readers own
    join second_looks look on look.organization_id = own.organization_id and look.id = own.second_look_id
    join panels panel on panel.organization_id = look.organization_id and panel.id = look.panel_id
    join jobs job on job.organization_id = panel.organization_id and job.id = panel.job_id
    join members starter on starter.organization_id = look.organization_id and starter.id = look.started_by
    where own.organization_id = ${member.organizationId}::uuid and own.member_id = ${member.memberId}::uuid
      and own.finished_at is null and look.ended_at is null
    order by look.started_at`)
  return rows.map((row) => ({
    secondLookId: row.id,
    jobId: row.job_id,
    jobTitle: row.job,
    panelName: row.panel,
    startedBy: row.started_by,
  }))
}
