import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { MemberRole } from '@/db/schema/members'
import { asNobody, type Db } from '@/db/tenant'
import { whyNotSavable } from '../errors'
import { forgiveAttempts, mayAttempt } from './attempts'
import { hashPassword, isHashedAsNow, verifyPassword } from './passwords'

const sessionHoursMax = 12
// Longer ones cannot have been set; hashing them would only cost.
const passwordLengthMax = 128

/** One of the demo's people, whom anybody on this machine can sign in as. */
export type CastMember = { userId: string; name: string; role: MemberRole }

/** What the cookie is made from: the id of a new row in `user_sessions`, never rights. */
export type SignedIn = { userSessionId: string; userId: string; name: string }

async function openUserSession(userId: string, userAgent: string): Promise<string> {
  const id = uuidv7()
  const expires = new Date(Date.now() + sessionHoursMax * 3_600_000).toISOString()
  await asNobody((db) =>
    db.execute(
      sql`select open_user_session(${id}::uuid, ${userId}::uuid, ${expires}::timestamptz, ${userAgent})`,
    ),
  )
  return id
}

/**
 * Signs in by address and password. Null for a wrong pair, an unknown address alike, in the same time;
 * 'too many' after ten wrong passwords for one account in fifteen minutes.
 */
export async function signInByPassword(
  email: string,
  password: string,
  userAgent: string,
): Promise<SignedIn | 'too many' | null> {
  const address = email.trim().toLowerCase()
  if (whyNotSavable(address)) return null
  if (!(await mayAttempt(address))) return 'too many'
  if (password.length > passwordLengthMax) return null
  const [found] = await asNobody((db) =>
    db.execute<{ user_id: string; user_name: string; password_hash: string | null }>(
      sql`select * from find_user_for_sign_in(${address})`,
    ),
  )
  if (!(await verifyPassword(found?.password_hash ?? null, password)) || !found) return null
  await forgiveAttempts(address)
  if (found.password_hash && !isHashedAsNow(found.password_hash)) {
    const hash = await hashPassword(password)
    await asNobody((db) => db.execute(sql`select rehash_password(${found.user_id}::uuid, ${hash})`))
  }
  return {
    userSessionId: await openUserSession(found.user_id, userAgent),
    userId: found.user_id,
    name: found.user_name,
  }
}

/** Signs in as one of the demo's cast. Null where nothing was planted or the person is not of it. */
export async function signInAsCast(userId: string, userAgent: string): Promise<SignedIn | null> {
  const cast = await listCast()
  const person = cast.find((one) => one.userId === userId)
  if (!person) return null
  return { userSessionId: await openUserSession(userId, userAgent), userId, name: person.name }
}

/** The people of the demo organization, in the order in which they joined. */
export async function findCast(db: Db): Promise<CastMember[]> {
  const rows = await db.execute<{ user_id: string; user_name: string; member_role: MemberRole }>(
    sql`select * from list_cast()`,
  )
  return rows.map((row) => ({ userId: row.user_id, name: row.user_name, role: row.member_role }))
}

/** The same, in a transaction of its own. */
export function listCast(): Promise<CastMember[]> {
  return asNobody(findCast)
}

/** Ends one browser's session; the cookie is worth nothing from then on. */
export async function signOut(userSessionId: string): Promise<void> {
  await asNobody((db) => db.execute(sql`select close_user_session(${userSessionId}::uuid)`))
}
