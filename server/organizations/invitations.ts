import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { invitations, type MemberRole, members } from '@/db/schema/members'
import { organizations } from '@/db/schema/organizations'
import { asNobody, type Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { environment } from '../environment'
import { notFound, Refused, refusedInput } from '../errors'
import { sendMail } from '../mail'
import { mayAttempt } from './attempts'
import { type acceptInvitationInput, type inviteInput, newPerson } from './input'
import { hashPassword, verifyPassword } from './passwords'
import { hashToken, makeToken } from './tokens'

const validDays = 7

/** Invites an address. Returns the link, shown once to copy, and whether mail took it along. */
export async function inviteMember(
  db: Db,
  admin: Member,
  input: z.output<typeof inviteInput>,
): Promise<{ link: string; mailed: boolean }> {
  // Of two invitations for one address at the same moment the second is refused.
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, admin.organizationId))
    .for('no key update')
  const [known] = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.organizationId, admin.organizationId),
        eq(members.email, input.email),
        isNull(members.leftAt),
      ),
    )
  if (known)
    throw new Refused('conflict', 'This person is a member already.', {
      email: 'This person is a member already.',
    })
  const open = (await listInvitations(db, admin)).some((one) => one.email === input.email)
  const why = open ? 'This address is invited already. Make a new link for it below, or revoke it.' : null
  if (why) throw new Refused('conflict', why, { email: why })
  const id = uuidv7()
  const token = makeToken()
  await db.insert(invitations).values({
    organizationId: admin.organizationId,
    id,
    email: input.email,
    role: input.role,
    tokenHash: hashToken(token),
    invitedBy: admin.memberId,
    expiresAt: validUntil(),
  })
  await recordAudit(db, admin, 'invited', { kind: 'invitation', id }, { role: input.role })
  return send(admin, input, token)
}

/** Gives an open invitation a new link, valid from now on; the old one becomes worthless. Returns it as `inviteMember` does. */
export async function renewInvitation(
  db: Db,
  admin: Member,
  invitationId: string,
): Promise<{ link: string; mailed: boolean }> {
  const token = makeToken()
  const [renewed] = await db
    .update(invitations)
    .set({ tokenHash: hashToken(token), expiresAt: validUntil() })
    .where(
      and(
        eq(invitations.organizationId, admin.organizationId),
        eq(invitations.id, invitationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ email: invitations.email, role: invitations.role })
  if (!renewed) throw notFound('invitation')
  await recordAudit(db, admin, 'renewed invitation', { kind: 'invitation', id: invitationId })
  return send(admin, renewed, token)
}

const validUntil = () => new Date(Date.now() + validDays * 86_400_000)

async function send(admin: Member, to: { email: string; role: MemberRole }, token: string) {
  const link = new URL(`/invitation/${token}`, environment().NEXTAUTH_URL).href
  const mailed = await sendMail({
    to: to.email,
    subject: `${admin.name} invites you to ${admin.organizationName}`,
    text: `${admin.name} invites you to ${admin.organizationName} on Evenhand, as ${to.role}.\n\n${link}\n\nThe link works once, for ${validDays} days.`,
  })
  return { link, mailed }
}

/** Invitations that can still be used, newest first; never their links. */
export function listInvitations(db: Db, admin: Member) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, admin.organizationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(invitations.createdAt))
}

/** Makes a link worthless before it was used. */
export async function revokeInvitation(db: Db, admin: Member, invitationId: string): Promise<void> {
  const revoked = await db
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitations.organizationId, admin.organizationId),
        eq(invitations.id, invitationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id })
  if (revoked.length === 0) throw notFound('invitation')
  await recordAudit(db, admin, 'revoked invitation', { kind: 'invitation', id: invitationId })
}

/** What a link offers to whoever holds it; null if it was used, revoked or has expired. */
export async function findInvitation(db: Db, token: string) {
  const [row] = await db.execute<{
    organization_name: string
    address: string
    member_role: MemberRole
    has_account: boolean
  }>(sql`select * from find_invitation(${hashToken(token)})`)
  if (!row) return null
  return {
    organizationName: row.organization_name,
    email: row.address,
    role: row.member_role,
    hasAccount: row.has_account,
  }
}

/** Joins by a link: somebody new with a name and a password, somebody known with the password they have. */
export async function acceptInvitation(
  input: z.output<typeof acceptInvitationInput>,
): Promise<{ email: string }> {
  const invitation = await asNobody((db) => findInvitation(db, input.token))
  if (!invitation)
    throw new Refused('not found', 'This invitation was used, revoked or has expired. Ask for a new one.')
  let hash: string | null = null
  let name = ''
  if (invitation.hasAccount) {
    if (!(await mayAttempt(invitation.email)))
      throw new Refused('too many', 'Too many wrong passwords. Try again in 15 minutes.')
    const [person] = await asNobody((db) =>
      db.execute<{ password_hash: string | null }>(
        sql`select password_hash from find_user_for_sign_in(${invitation.email})`,
      ),
    )
    if (!(await verifyPassword(person?.password_hash ?? null, input.password)))
      throw new Refused('invalid', 'This is not the password of your account.', {
        password: 'This is not the password of your account.',
      })
  } else {
    const checked = newPerson.safeParse({ name: input.name ?? '', password: input.password })
    if (!checked.success) throw refusedInput(checked.error)
    name = checked.data.name
    hash = await hashPassword(input.password)
  }
  await asNobody((db) =>
    db.execute(
      sql`select accept_invitation(${hashToken(input.token)}, ${uuidv7()}::uuid, ${name}, ${hash}, ${uuidv7()}::uuid)`,
    ),
  )
  return { email: invitation.email }
}
