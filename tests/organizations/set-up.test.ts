import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { asNobody } from '@/db/tenant'
import { findPerson } from '@/server/access'
import { removePlantedOrganization } from '@/server/organizations/organization'
import { isSetUp, setUpOrganization } from '@/server/organizations/set-up'
import { listCast, signInAsCast } from '@/server/organizations/sign-in'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { enter, firstAdmin, setUpFirst } from './entering'

/** An organization planted for the demo, with an admin and a manager. */
async function plantOrganization() {
  const organizationId = uuidv7()
  await owner`insert into organizations (id, name, planted_at) values (${organizationId}, 'Planted', now())`
  return {
    admin: await makeMember(organizationId, 'admin'),
    manager: await makeMember(organizationId, 'manager'),
  }
}

// In this order: each test finds what the one before left.
test.sequential('offers the demo’s people and still counts as not set up', async () => {
  expect(await listCast()).toEqual([])
  const { admin, manager } = await plantOrganization()
  expect((await listCast()).map((one) => one.userId)).toEqual([admin.userId, manager.userId])
  expect(await asNobody(isSetUp)).toBe(false)
})

test.sequential('sets up once, when two try at the same moment too', async () => {
  const answers = await Promise.allSettled([
    setUpFirst(),
    setUpOrganization({ ...firstAdmin, organizationName: 'Second', email: 'second@example.org' }),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find((answer) => answer.status === 'rejected')?.reason).toMatchObject({
    cause: { code: 'EH006' },
  })
  expect(await asNobody(isSetUp)).toBe(true)
  await expect(setUpOrganization({ ...firstAdmin, email: 'third@example.org' })).rejects.toMatchObject({
    cause: { code: 'EH006' },
  })
  const rows = await owner`select name from organizations where planted_at is null`
  expect(rows).toHaveLength(1)
})

test.sequential('signs in with one click as one of the demo’s people, and as nobody else', async () => {
  const [person] = await listCast()
  const signedIn = await signInAsCast(person?.userId ?? '', 'test')
  expect((await findPerson(signedIn?.userSessionId ?? ''))?.member).toMatchObject({ planted: true })
  const real = await makeOrganization()
  expect(await signInAsCast(real.userId, 'test')).toBeNull()
  expect(await signInAsCast('not an id', 'test')).toBeNull()
})

test.sequential('removes the demo for its admin alone, and leaves everybody else', async () => {
  const real = await makeOrganization()
  const [rows] = [
    await owner`select user_id, role from members m join organizations o on o.id = m.organization_id
    where o.planted_at is not null order by role`,
  ]
  const [admin, manager] = await Promise.all(
    rows.map(async (row) => {
      const signedIn = await signInAsCast(row.user_id, 'test')
      const found = await findPerson(signedIn?.userSessionId ?? '')
      if (!found?.member) throw new Error('no such member')
      return found.member
    }),
  )
  if (!admin || !manager) throw new Error('the demo has no people')
  for (const member of [manager, real])
    await expect(as(member, removePlantedOrganization)).rejects.toMatchObject({
      refusal: { kind: 'not allowed' },
    })
  expect(await listCast()).toHaveLength(2)

  await as(admin, removePlantedOrganization)
  expect(await listCast()).toEqual([])
  expect(await findPerson(admin.userSessionId)).toBeNull()
  const left = await owner`select id from users where id in ${owner([admin.userId, manager.userId])}`
  expect(left).toEqual([])
  expect((await findPerson(real.userSessionId))?.member).not.toBeNull()
})

test.sequential('keeps a person of the demo who belongs somewhere else too', async () => {
  const { admin, manager } = await plantOrganization()
  const real = await makeOrganization()
  await owner`insert into members (organization_id, id, user_id, name, email, role)
    values (${real.organizationId}, ${uuidv7()}, ${manager.userId}, ${manager.name}, ${manager.email}, 'reviewer')`
  await as(admin, removePlantedOrganization)
  expect(await owner`select id from users where id = ${manager.userId}`).toHaveLength(1)
  expect(
    await owner`select id from users where email in (${firstAdmin.email}, 'second@example.org')`,
  ).toHaveLength(1)
})

test.sequential('lets nobody in by a password that was not set', async () => {
  const { manager } = await plantOrganization()
  await expect(enter(manager.email, '')).rejects.toThrow('no sign-in')
})
