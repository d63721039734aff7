import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { asNobody } from '@/db/tenant'
import { findPerson, type Member } from '@/server/access'

/** Signs a user in as a browser would be, for as long as planting takes. */
export async function signInToPlant(userId: string): Promise<Member> {
  const userSessionId = uuidv7()
  const expires = new Date(Date.now() + 600_000).toISOString()
  await asNobody((db) =>
    db.execute(
      sql`select open_user_session(${userSessionId}::uuid, ${userId}::uuid, ${expires}::timestamptz, 'planting')`,
    ),
  )
  const found = await findPerson(userSessionId)
  if (!found?.member) throw new Error('the planted person is no member')
  return found.member
}

/** Signs out again: nothing of planting stays signed in. */
export async function signOutAfterPlanting(member: Member): Promise<void> {
  await asNobody((db) => db.execute(sql`select close_user_session(${member.userSessionId}::uuid)`))
}
