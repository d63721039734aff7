import { expect, test } from 'vitest'
import { asNobody } from '@/db/tenant'
import type { Member } from '@/server/access'
import { findPerson } from '@/server/access'
import { Refused } from '@/server/errors'
import {
  acceptInvitation,
  findInvitation,
  inviteMember,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from '@/server/organizations/invitations'
import { listMembers, removeMember } from '@/server/organizations/members'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { enter } from './entering'

const password = 'a password of some length'
let count = 0

/** An invitation's token and address, as its link carries it. */
async function invite(admin: Member, email?: string, role: 'interviewer' | 'manager' = 'interviewer') {
  count += 1
  const address = email ?? `invited-${count}@example.org`
  const { link, mailed } = await as(admin, (db) => inviteMember(db, admin, { email: address, role }))
  expect(mailed).toBe(false)
  return { token: link.split('/').at(-1) ?? '', email: address }
}

const look = (token: string) => asNobody((db) => findInvitation(db, token))
const refused = (kind: string) => ({ refusal: { kind } })
// What the database refuses by itself; the procedures put it into words.
const notValid = { cause: { code: 'EH007' } }

test('joins somebody new once, with the role of the invitation', async () => {
  const admin = await makeOrganization()
  const { token, email } = await invite(admin, undefined, 'manager')
  expect(await look(token)).toMatchObject({ email, role: 'manager', hasAccount: false })
  await acceptInvitation({ token, name: 'New Person', password })
  const member = (await findPerson(await enter(email, password)))?.member
  expect(member).toMatchObject({ role: 'manager', organizationId: admin.organizationId, name: 'New Person' })
  expect(await look(token)).toBeNull()
  await expect(acceptInvitation({ token, name: 'Again', password })).rejects.toMatchObject(
    refused('not found'),
  )
})

test('joins once when the link is used twice at the same moment', async () => {
  const admin = await makeOrganization()
  const { token } = await invite(admin)
  const answers = await Promise.allSettled([
    acceptInvitation({ token, name: 'First', password }),
    acceptInvitation({ token, name: 'Second', password }),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const why = answers.find((answer) => answer.status === 'rejected')?.reason
  // By the database where both had found the link open, else by the verb.
  expect(why).toMatchObject(why instanceof Refused ? refused('not found') : notValid)
  expect(await as(admin, listMembers)).toHaveLength(2)
})

test('joins nobody by a link that was revoked or has expired', async () => {
  const admin = await makeOrganization()
  const revoked = await invite(admin)
  const [open] = await as(admin, listInvitations)
  await as(admin, (db) => revokeInvitation(db, admin, open?.id ?? ''))
  const expired = await invite(admin)
  await owner`update invitations set expires_at = now() where email = ${expired.email}`
  for (const { token } of [revoked, expired]) {
    expect(await look(token)).toBeNull()
    await expect(acceptInvitation({ token, name: 'Late', password })).rejects.toMatchObject(
      refused('not found'),
    )
  }
  expect(await as(admin, listInvitations)).toEqual([])
  expect(await as(admin, listMembers)).toHaveLength(1)
})

test('asks somebody with an account for their own password', async () => {
  const [first, second] = [await makeOrganization(), await makeOrganization()]
  const { token, email } = await invite(first)
  await acceptInvitation({ token, name: 'Twice Asked', password })
  const again = await invite(second, email)
  expect(await look(again.token)).toMatchObject({ hasAccount: true })
  await expect(
    acceptInvitation({ token: again.token, name: 'Thief', password: 'the password of a thief' }),
  ).rejects.toMatchObject({ refusal: { kind: 'invalid', fields: { password: expect.any(String) } } })
  await acceptInvitation({ token: again.token, password })
  const names = (await as(second, listMembers)).map((member) => member.name)
  expect(names).toContain('Twice Asked')
})

test('lets nobody guess the password of an account through an invitation', async () => {
  const [first, second] = [await makeOrganization(), await makeOrganization()]
  const { token, email } = await invite(first)
  await acceptInvitation({ token, name: 'Guessed At', password })
  const again = await invite(second, email)
  for (let at = 1; at <= 10; at += 1)
    await expect(acceptInvitation({ token: again.token, password: `guess ${at}` })).rejects.toMatchObject(
      refused('invalid'),
    )
  await expect(acceptInvitation({ token: again.token, password })).rejects.toMatchObject(refused('too many'))
})

test('demands a name and a good password of somebody new', async () => {
  const { token } = await invite(await makeOrganization())
  await expect(acceptInvitation({ token, password })).rejects.toMatchObject({
    refusal: { fields: { name: expect.any(String) } },
  })
  await expect(acceptInvitation({ token, password: 'short' })).rejects.toMatchObject({
    refusal: { fields: { name: expect.any(String), password: expect.any(String) } },
  })
  await expect(acceptInvitation({ token, name: 'New', password: 'short' })).rejects.toMatchObject({
    refusal: { fields: { password: expect.any(String) } },
  })
  expect(await look(token)).not.toBeNull()
})

test('brings back somebody who had left, with the role of the new invitation', async () => {
  const admin = await makeOrganization()
  const first = await invite(admin)
  await acceptInvitation({ token: first.token, name: 'Comes Back', password })
  const [member] = (await as(admin, listMembers)).filter((one) => one.email === first.email)
  await as(admin, (db) => removeMember(db, admin, member?.id ?? ''))
  const again = await invite(admin, first.email, 'manager')
  await acceptInvitation({ token: again.token, password })
  const [back] = (await as(admin, listMembers)).filter((one) => one.email === first.email)
  expect(back).toMatchObject({ id: member?.id, role: 'manager' })
})

test('invites nobody who is a member already', async () => {
  const admin = await makeOrganization()
  const member = await makeMember(admin, 'reviewer')
  await expect(invite(admin, member.email)).rejects.toMatchObject(refused('conflict'))
})

test('keeps another organization’s invitations out of sight and reach', async () => {
  const [admin, stranger] = [await makeOrganization(), await makeOrganization()]
  await invite(admin)
  const [open] = await as(admin, listInvitations)
  expect(await as(stranger, listInvitations)).toEqual([])
  await expect(as(stranger, (db) => revokeInvitation(db, stranger, open?.id ?? ''))).rejects.toMatchObject(
    refused('not found'),
  )
  expect(await as(admin, listInvitations)).toHaveLength(1)
})

test('invites an open address no second time, and gives the invitation a new link instead', async () => {
  const admin = await makeOrganization()
  const { token, email } = await invite(admin)
  await expect(invite(admin, email)).rejects.toMatchObject({
    refusal: { kind: 'conflict', fields: { email: expect.stringContaining('invited already') } },
  })
  const [open] = await as(admin, (db) => listInvitations(db, admin))
  await owner`update invitations set expires_at = now() + interval '1 hour' where id = ${open!.id}`
  const { link } = await as(admin, (db) => renewInvitation(db, admin, open!.id))
  const renewed = link.split('/').at(-1)!
  expect(await look(token)).toBeNull()
  expect(await look(renewed)).toMatchObject({ email, role: 'interviewer' })
  const [still, ...others] = await as(admin, (db) => listInvitations(db, admin))
  expect(others).toEqual([])
  expect(Number(still!.expiresAt)).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  await as(admin, (db) => revokeInvitation(db, admin, open!.id))
  await expect(as(admin, (db) => renewInvitation(db, admin, open!.id))).rejects.toMatchObject(
    refused('not found'),
  )
  // What was revoked is not in the way.
  await invite(admin, email)
})

test('invites an address once when two do so at the same moment', async () => {
  const admin = await makeOrganization()
  const answers = await Promise.allSettled([
    invite(admin, 'twice@example.org'),
    invite(admin, 'twice@example.org'),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
