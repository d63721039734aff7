import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { auditEntries } from '@/db/schema/audit'
import { asNobody } from '@/db/tenant'
import { type Member, transactionOf } from '@/server/access'
import { recordAudit } from '@/server/audit/entries'
import { acceptInvitation, inviteMember } from '@/server/organizations/invitations'
import { removePlantedOrganization } from '@/server/organizations/organization'
import { hashPassword } from '@/server/organizations/passwords'
import { listCast } from '@/server/organizations/sign-in'
import { cast } from './cast'
import { signInToPlant, signOutAfterPlanting } from './members'
import { plantPanels } from './panels'
import { plantBank } from './starter-bank'

export const demoOrganization = 'Evenhand demo'

/** The last thing that is planted; a planting without it was interrupted. */
const finished = 'planted demo'

/**
 * Plants the demo organization through the server's own verbs, unless it is there. A planting that was interrupted
 * is taken away and begun anew, so that nobody meets half of it.
 */
export async function plantDemo(say: (line: string) => void): Promise<void> {
  const [first] = await listCast()
  if (first) {
    const admin = await signInToPlant(first.userId)
    if (await isFinished(admin)) return signOutAfterPlanting(admin)
    say('the demo was half planted; beginning again')
    await transactionOf(admin, (db) => removePlantedOrganization(db, admin))
  }
  const admin = await plantOrganization()
  if (!admin) return
  say('people')
  const people = await joinAll(admin)
  const manager = people.get(cast.find((one) => one.role === 'manager')!.name)!
  say('the starter bank')
  const questions = await plantBank(manager)
  await plantPanels(manager, people, questions, say)
  await transactionOf(admin, (db) =>
    recordAudit(db, admin, finished, { kind: 'organization', id: admin.organizationId }),
  )
  for (const person of people.values()) await signOutAfterPlanting(person)
}

async function isFinished(admin: Member): Promise<boolean> {
  const [entry] = await transactionOf(admin, (db) =>
    db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(eq(auditEntries.organizationId, admin.organizationId), eq(auditEntries.action, finished)))
      .limit(1),
  )
  return entry !== undefined
}

/** Nobody knows the passwords of the cast: its members are signed in from the sign-in page, in demo mode only. */
const unknownPassword = () => randomBytes(24).toString('base64url')

/** The organization and its admin; null if another node was quicker. */
async function plantOrganization(): Promise<Member | null> {
  const [founder] = cast
  if (!founder) throw new Error('the cast is empty')
  const userId = uuidv7()
  const hash = await hashPassword(unknownPassword())
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [row] = await asNobody((db) =>
    db.execute<{ planted: boolean }>(
      sql`select plant_organization(${uuidv7()}::uuid, ${demoOrganization}, ${zone}, ${userId}::uuid, ${founder.email}, ${founder.name}, ${hash}, ${uuidv7()}::uuid) as planted`,
    ),
  )
  return row?.planted ? signInToPlant(userId) : null
}

/** Everybody joins by an invitation, as people do. Returns them by name. */
async function joinAll(admin: Member): Promise<Map<string, Member>> {
  const people = new Map([[admin.name, admin]])
  for (const { name, email, role } of cast.slice(1)) {
    const { link } = await transactionOf(admin, (db) => inviteMember(db, admin, { email, role }))
    const token = new URL(link).pathname.split('/').at(-1) ?? ''
    await acceptInvitation({ token, name, password: unknownPassword() })
  }
  for (const { userId, name } of await listCast()) {
    if (!people.has(name)) people.set(name, await signInToPlant(userId))
  }
  return people
}
