import { sql } from 'drizzle-orm'
import type { ReminderStage } from '@/db/schema/reminders'
import { asNobody, type Db } from '@/db/tenant'
import { environment } from '../environment'
import { log } from '../log'
import { type Mail, mailIsSetUp, sendMail } from '../mail'
import { reminderInWords } from './rules'

/** How mail leaves; another one in tests. */
type Post = { isSetUp: () => boolean; send: (mail: Mail) => Promise<boolean> }

const smtp: Post = { isSetUp: mailIsSetUp, send: sendMail }

const againAfterMinutes = 10
const triesMax = 12

/**
 * Tells everybody who owes a scorecard at this moment, and their managers, each of it once: an hour after the slot, the
 * next morning by the session's own clock, and the morning after that whoever manages the job. Any number of nodes may do
 * so at once. Each reminder is held by a transaction until it has gone, so that a node that dies leaves it to the next.
 * Returns how many were settled here.
 */
export async function sendDueReminders(at: Date, post: Post = smtp): Promise<number> {
  await asNobody((db) => db.execute(sql`select plan_reminders(${at.toISOString()}::timestamptz)`))
  let count = 0
  while (await asNobody((db) => sendNext(db, at, post))) count += 1
  return count
}

type Row = {
  organization_id: string
  session_id: string
  member_id: string
  stage: ReminderStage
  tries: number
  email: string | null
  planted: boolean
  panel_id: string
  panel_name: string
  job_title: string
  starts_at: string
  slot_minutes: number
  time_zone: string
  missing: string[]
}

/** Sends the next reminder that nobody else holds; false where none waits. */
async function sendNext(db: Db, at: Date, post: Post): Promise<boolean> {
  const [row] = await db.execute<Row>(sql`select * from take_reminder(${at.toISOString()}::timestamptz)`)
  if (!row) return false
  const mail = mailOf(row)
  // Nobody reads the mail of the demo's people.
  const mayMail = mail !== null && !row.planted && post.isSetUp()
  const isSent = mayMail && (await post.send(mail))
  const isOver = isSent || !mayMail || row.tries + 1 >= triesMax
  const outcome = isSent ? 'mailed' : isOver ? 'shown' : null
  const againAt = isOver ? null : new Date(at.getTime() + againAfterMinutes * 60_000).toISOString()
  await db.execute(
    sql`select settle_reminder(${row.organization_id}::uuid, ${row.session_id}::uuid, ${row.member_id}::uuid, ${row.stage}, ${outcome}, ${againAt}::timestamptz)`,
  )
  const { organization_id: organizationId, session_id: sessionId, member_id: memberId, stage } = row
  log().info({ organizationId, sessionId, memberId, stage, outcome }, 'scorecard reminder')
  return true
}

function mailOf(row: Row): Mail | null {
  if (!row.email) return null
  const address = row.stage === 'manager' ? `/panels/${row.panel_id}` : `/sessions/${row.session_id}`
  const owed = {
    stage: row.stage,
    panelName: row.panel_name,
    jobTitle: row.job_title,
    startsAt: new Date(row.starts_at),
    slotMinutes: row.slot_minutes,
    timeZone: row.time_zone,
    missing: row.missing,
  }
  return { to: row.email, ...reminderInWords(owed, new URL(address, environment().NEXTAUTH_URL).href) }
}
