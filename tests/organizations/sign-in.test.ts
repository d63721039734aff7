import { beforeAll, expect, test } from 'vitest'
import { signInByPassword, signOut } from '@/server/organizations/sign-in'
import { owner } from '../support/database'
import { enter, firstAdmin, setUpFirst, whoIs } from './entering'

beforeAll(setUpFirst)

const { email, password } = firstAdmin

test('signs in by address and password, in any spelling of the address', async () => {
  expect((await whoIs(await enter(` ${email.toUpperCase()} `)))?.email).toBe(email)
})

test('answers a wrong password and an unknown address alike', async () => {
  expect(await signInByPassword(email, 'not the password', 'test')).toBeNull()
  expect(await signInByPassword('nobody@first-light.example', password, 'test')).toBeNull()
})

test('gives an unknown address as much work as a known one', async () => {
  const timed = async (address: string) => {
    const startMs = performance.now()
    await signInByPassword(address, 'not the password', 'test')
    return performance.now() - startMs
  }
  await timed('warm-up@first-light.example')
  const known = Math.min(await timed(email), await timed(email), await timed(email))
  const unknown = Math.min(await timed('a@b.example'), await timed('a@b.example'), await timed('a@b.example'))
  // Without the dummy hash the unknown address answers in a tenth of the time.
  expect(unknown).toBeGreaterThan(known / 2)
  await enter()
})

test('allows ten guesses in fifteen minutes, then not even the right password', async () => {
  const guessed = 'guessed@first-light.example'
  for (let at = 1; at <= 10; at += 1)
    expect(await signInByPassword(guessed, `guess ${at}`, 'test')).toBeNull()
  expect(await signInByPassword(guessed, password, 'test')).toBe('too many')
  expect(await signInByPassword(guessed.toUpperCase(), password, 'test')).toBe('too many')
  await owner`update attempts set window_ends_at = now()`
  expect(await signInByPassword(guessed, password, 'test')).toBeNull()
})

test('counts guesses that come at the same moment', async () => {
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => signInByPassword('flood@first-light.example', 'guess', 'test')),
  )
  expect(answers.filter((answer) => answer === 'too many')).toHaveLength(4)
})

test('forgets the guesses after a success', async () => {
  for (let at = 1; at <= 9; at += 1) await signInByPassword(email, 'a guess', 'test')
  await enter()
  for (let at = 1; at <= 9; at += 1) expect(await signInByPassword(email, 'a guess', 'test')).toBeNull()
  await enter()
})

test('makes a better hash of the same password when the parameters have risen', async () => {
  const { hash } = await import('@node-rs/argon2')
  const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await owner`update users set password_hash = ${old} where email = ${email}`
  await enter()
  const [user] = await owner`select password_hash from users where email = ${email}`
  expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await enter()
})

test('ends one browser’s session at its next request, and no other', async () => {
  const [here, there] = [await enter(), await enter()]
  await signOut(here)
  expect(await whoIs(here)).toBeNull()
  expect(await whoIs(there)).not.toBeNull()
})

test('ends a session after an hour without a request', async () => {
  const [kept, idle] = [await enter(), await enter()]
  await owner`update user_sessions set last_seen_at = now() - interval '59 minutes' where id = ${kept}`
  await owner`update user_sessions set last_seen_at = now() - interval '61 minutes' where id = ${idle}`
  expect(await whoIs(kept)).not.toBeNull()
  expect(await whoIs(idle)).toBeNull()
  // Asking in vain must not have revived it, and the kept one starts its hour again.
  const rows = await owner`select id, last_seen_at > now() - interval '1 minute' as fresh from user_sessions
    where id in ${owner([kept, idle])}`
  expect(Object.fromEntries(rows.map((row) => [row.id, row.fresh]))).toEqual({ [kept]: true, [idle]: false })
})

test('ends a session twelve hours after the sign-in, however busy it was', async () => {
  const session = await enter()
  const [row] = await owner`select extract(epoch from expires_at - created_at)::float8 / 3600 as hours
    from user_sessions where id = ${session}`
  expect(row?.hours).toBeCloseTo(12, 1)
  await owner`update user_sessions set expires_at = now() where id = ${session}`
  expect(await whoIs(session)).toBeNull()
})
