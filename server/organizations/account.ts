import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { asNobody, type Db } from '@/db/tenant'
import type { Person } from '../access'
import { environment } from '../environment'
import { Refused } from '../errors'
import { sendMail } from '../mail'
import { forgiveAttempts, mayAttempt } from './attempts'
import { hashPassword, verifyPassword } from './passwords'
import { hashToken, makeToken } from './tokens'

export const resetMinutes = 60

/** Changes one's own password and signs out every other browser. */
export async function changePassword(
  person: Person,
  oldPassword: string,
  newPassword: string,
): Promise<void> {
  if (!(await mayAttempt(person.email)))
    throw new Refused('too many', 'Too many wrong passwords. Try again in 15 minutes.')
  const [row] = await asNobody((db) =>
    db.execute<{ hash: string | null }>(
      sql`select find_own_password_hash(${person.userSessionId}::uuid) as hash`,
    ),
  )
  if (!(await verifyPassword(row?.hash ?? null, oldPassword)))
    throw new Refused('invalid', 'This is not your present password.', {
      oldPassword: 'This is not your present password.',
    })
  await forgiveAttempts(person.email)
  const hash = await hashPassword(newPassword)
  await asNobody((db) => db.execute(sql`select change_own_password(${person.userSessionId}::uuid, ${hash})`))
}

/** Signs the person out in every browser, this one included. Returns how many. */
export async function signOutEverywhere(db: Db, person: Person): Promise<number> {
  const [row] = await db.execute<{ closed: number }>(
    sql`select close_user_sessions(${person.userSessionId}::uuid, false) as closed`,
  )
  return row?.closed ?? 0
}

/**
 * The memberships of whoever was signed out of this browser on purpose, here, everywhere or by a new password; none
 * while the sign-in stands or where it has only run out.
 */
export async function listSignedOut(db: Db, userSessionId: string | null): Promise<string[]> {
  if (!userSessionId) return []
  const rows = await db.execute<{ member_id: string }>(
    sql`select member_id from list_signed_out_members(${userSessionId}::uuid)`,
  )
  return rows.map((row) => row.member_id)
}

/**
 * Makes a link that sets a new password, once; null if the address has no account. Whoever has the link can sign in
 * as this person: it goes to their mailbox, or to who runs the server, and never to an admin of the organization.
 */
export async function makePasswordLink(email: string): Promise<{ name: string; link: string } | null> {
  const token = makeToken()
  const expires = new Date(Date.now() + resetMinutes * 60_000).toISOString()
  const [row] = await asNobody((db) =>
    db.execute<{ name: string | null }>(
      sql`select open_password_reset(${uuidv7()}::uuid, ${email}, ${hashToken(token)}, ${expires}::timestamptz) as name`,
    ),
  )
  if (!row?.name) return null
  return { name: row.name, link: new URL(`/reset-password/${token}`, environment().NEXTAUTH_URL).href }
}

/**
 * Mails a link that sets a new password, if the address has an account; the answer is the same if not. Where no mail
 * is set up the page does not offer it and says what to do instead.
 */
export async function requestPasswordReset(email: string): Promise<void> {
  if (!(await mayAttempt(`reset ${email}`)))
    throw new Refused('too many', 'Too many requests for this address. Try again in 15 minutes.')
  const made = await makePasswordLink(email)
  if (!made) return
  // Not waited for: how long the mail takes would tell that the address has an account.
  void sendMail({
    to: email,
    subject: 'Set a new password for Evenhand',
    text: `${made.name},\n\nset a new password here:\n\n${made.link}\n\nThe link works once, for ${resetMinutes} minutes. If you did not ask for it, nothing has changed.`,
  })
}

/** Sets a new password by a link, once. Every browser is signed out. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  const [row] = await asNobody((db) =>
    db.execute<{ done: boolean }>(sql`select finish_password_reset(${hashToken(token)}, ${hash}) as done`),
  )
  if (!row?.done) throw new Refused('not found', 'This link was used or has expired. Ask for a new one.')
}
