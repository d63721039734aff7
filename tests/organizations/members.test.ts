import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { asNobody } from '@/db/tenant'
import { findPerson } from '@/server/access'
import { changeRole, listMembers, removeMember } from '@/server/organizations/members'
import { listMemberships, switchOrganization } from '@/server/organizations/organization'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'

const lastAdmin = { cause: { code: 'EH005' } }

test('keeps the last admin, who can neither leave nor be demoted', async () => {
  const admin = await makeOrganization()
  await makeMember(admin, 'manager')
  await expect(as(admin, (db) => changeRole(db, admin, admin.memberId, 'manager'))).rejects.toMatchObject(
    lastAdmin,
  )
  await expect(as(admin, (db) => removeMember(db, admin, admin.memberId))).rejects.toMatchObject(lastAdmin)
  expect((await findPerson(admin.userSessionId))?.member?.role).toBe('admin')
})

test('lets an admin go once there is another', async () => {
  const admin = await makeOrganization()
  const second = await makeMember(admin, 'admin')
  await as(admin, (db) => changeRole(db, admin, admin.memberId, 'reviewer'))
  expect((await findPerson(admin.userSessionId))?.member?.role).toBe('reviewer')
  await expect(as(second, (db) => removeMember(db, second, second.memberId))).rejects.toMatchObject(lastAdmin)
})

test('keeps one admin when the last two demote each other at the same moment', async () => {
  const first = await makeOrganization()
  const second = await makeMember(first, 'admin')
  await Promise.allSettled([
    as(first, (db) => changeRole(db, first, second.memberId, 'manager')),
    as(second, (db) => changeRole(db, second, first.memberId, 'manager')),
  ])
  const [row] = await owner`select count(*)::int as admins from members
    where organization_id = ${first.organizationId} and role = 'admin' and left_at is null`
  expect(row?.admins).toBe(1)
})

test('ends a removed member’s rights at the next request', async () => {
  const admin = await makeOrganization()
  const member = await makeMember(admin, 'manager')
  await as(admin, (db) => removeMember(db, admin, member.memberId))
  expect((await findPerson(member.userSessionId))?.member).toBeNull()
  expect((await as(admin, listMembers)).map((one) => one.id)).toEqual([admin.memberId])
})

test('does not find a member of another organization', async () => {
  const [admin, stranger] = [await makeOrganization(), await makeOrganization()]
  for (const id of [stranger.memberId, uuidv7()])
    for (const act of [
      () => as(admin, (db) => changeRole(db, admin, id, 'reviewer')),
      () => as(admin, (db) => removeMember(db, admin, id)),
    ])
      await expect(act()).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})

test('switches to one’s own organizations only', async () => {
  const [home, away] = [await makeOrganization('Home'), await makeOrganization('Away')]
  const elsewhere = await makeOrganization('Elsewhere')
  await owner`insert into members (organization_id, id, user_id, name, email, role)
    values (${away.organizationId}, ${uuidv7()}, ${home.userId}, ${home.name}, ${home.email}, 'reviewer')`
  const person = (await findPerson(home.userSessionId))?.person
  if (!person) throw new Error('the session is worth nothing')
  const memberships = await asNobody((db) => listMemberships(db, person))
  expect(memberships.map((one) => one.organizationName)).toEqual(['Away', 'Home'])
  await asNobody((db) => switchOrganization(db, person, away.organizationId))
  expect((await findPerson(home.userSessionId))?.member).toMatchObject({
    organizationName: 'Away',
    role: 'reviewer',
  })
  await expect(
    asNobody((db) => switchOrganization(db, person, elsewhere.organizationId)),
  ).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  expect((await findPerson(home.userSessionId))?.member?.organizationName).toBe('Away')
})
