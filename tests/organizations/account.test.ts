import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asNobody } from '@/db/tenant'
import {
  changePassword,
  makePasswordLink,
  requestPasswordReset,
  resetPassword,
  signOutEverywhere,
} from '@/server/organizations/account'
import { signInByPassword } from '@/server/organizations/sign-in'
import { hashToken, makeToken } from '@/server/organizations/tokens'
import { owner } from '../support/database'
import { enter, firstAdmin, setUpFirst, whoIs } from './entering'

beforeAll(setUpFirst)
beforeEach(async () => {
  await owner`delete from attempts`
})

const other = 'another long password'

async function personOf(session: string) {
  const person = await whoIs(session)
  if (!person) throw new Error('the session is worth nothing')
  return person
}

/** A reset link as the mail would carry it, since only its hash is kept. */
async function openReset(minutes = 60): Promise<string> {
  const token = makeToken()
  const expires = new Date(Date.now() + minutes * 60_000).toISOString()
  await asNobody((db) =>
    db.execute(
      sql`select open_password_reset(${uuidv7()}::uuid, ${firstAdmin.email}, ${hashToken(token)}, ${expires}::timestamptz)`,
    ),
  )
  return token
}

test('signs out everywhere at the next request, this browser too', async () => {
  const [here, there] = [await enter(), await enter()]
  expect(await asNobody(async (db) => signOutEverywhere(db, await personOf(here)))).toBeGreaterThanOrEqual(2)
  expect(await whoIs(here)).toBeNull()
  expect(await whoIs(there)).toBeNull()
})

test('changes a password with the present one, and signs out every other browser', async () => {
  const [here, there] = [await enter(), await enter()]
  await changePassword(await personOf(here), firstAdmin.password, other)
  expect(await whoIs(here)).not.toBeNull()
  expect(await whoIs(there)).toBeNull()
  expect(await signInByPassword(firstAdmin.email, firstAdmin.password, 'test')).toBeNull()
  await changePassword(await personOf(here), other, firstAdmin.password)
})

test('does not change a password without the present one, at the eleventh guess not even with it', async () => {
  const person = await personOf(await enter())
  for (let at = 1; at <= 10; at += 1)
    await expect(changePassword(person, `guess ${at}`, other)).rejects.toMatchObject({
      refusal: { kind: 'invalid', fields: { oldPassword: expect.any(String) } },
    })
  await expect(changePassword(person, firstAdmin.password, other)).rejects.toMatchObject({
    refusal: { kind: 'too many' },
  })
  await owner`delete from attempts`
  await enter()
})

test('changes passwords for more people at once than there are connections', async () => {
  const person = await personOf(await enter())
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, () => changePassword(person, 'a wrong guess', other)),
  )
  expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(30)
})

test('sets a new password by a link once, and signs out every browser', async () => {
  const session = await enter()
  const token = await openReset()
  await resetPassword(token, other)
  expect(await whoIs(session)).toBeNull()
  await enter(firstAdmin.email, other)
  await expect(resetPassword(token, firstAdmin.password)).rejects.toMatchObject({
    refusal: { kind: 'not found' },
  })
  await enter(firstAdmin.email, other)
  await resetPassword(await openReset(), firstAdmin.password)
})

test('sets no password by a link that has expired or was never made', async () => {
  for (const token of [await openReset(-1), makeToken()])
    await expect(resetPassword(token, other)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  await enter()
})

test('answers a request for a link alike for known and unknown addresses, and limits both', async () => {
  for (const email of [firstAdmin.email, 'nobody@first-light.example']) {
    for (let at = 1; at <= 10; at += 1) expect(await requestPasswordReset(email)).toBeUndefined()
    await expect(requestPasswordReset(email)).rejects.toMatchObject({ refusal: { kind: 'too many' } })
  }
})

test('makes a link for who runs the server, which works once; none for an address without an account', async () => {
  expect(await makePasswordLink('nobody@first-light.example')).toBeNull()
  const made = await makePasswordLink(firstAdmin.email)
  expect(made?.name).toBe(firstAdmin.name)
  const token = new URL(made!.link).pathname.split('/').at(-1)!
  await resetPassword(token, 'a third long password')
  await expect(resetPassword(token, 'a fourth long password')).rejects.toThrow(/used or has expired/)
  expect(await whoIs(await enter(firstAdmin.email, 'a third long password'))).not.toBeNull()
})
