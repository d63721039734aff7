import type { Db } from '@/db/tenant'
import { environment } from '../environment'
import { isSetUp } from './set-up'
import { type CastMember, findCast } from './sign-in'

/** What the pages before sign-in need to know; nothing of it is a secret. */
export async function findEntrance(db: Db) {
  const { NEXTAUTH_URL, SMTP_URL } = environment()
  return { isSetUp: await isSetUp(db), publicAddress: NEXTAUTH_URL, sendsMail: Boolean(SMTP_URL) }
}

/** Who can be signed in as with one click; nobody outside demo mode. */
export async function findOfferedCast(db: Db): Promise<CastMember[]> {
  return environment().EVENHAND_DEMO === '1' ? findCast(db) : []
}
