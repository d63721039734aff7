import { expect, test } from 'vitest'
import { bankFilter } from '@/server/bank/input'
import { findUnsavable, whyNotSavable } from '@/server/errors'
import { findJob } from '@/server/jobs/jobs'
import { signInByPassword } from '@/server/organizations/sign-in'
import { appRouter } from '@/server/router'
import { call, procedures } from '../support/call'
import { as, makeOrganization, makePanel, makeUserSession } from '../support/makers'

const fieldsOf = (text: string): Record<string, string> => JSON.parse(text).error.json.data.refusal.fields

test('names the place of a character that cannot be kept by what stands before it', () => {
  expect(whyNotSavable('Zoë 👩‍🚒 <script> مرحبا e\u0301')).toBeNull()
  expect(whyNotSavable('ab\u0000c')).toContain('after “ab”')
  expect(whyNotSavable('\ud83d')).toContain('at the beginning')
  expect(whyNotSavable(`${'long '.repeat(40)}end \udc00`)).toContain('after “g long long long end”')
  expect(
    Object.keys(findUnsavable({ a: 'fine', b: ['fine', { c: '\u0000' }], d: '\ud800', e: null })),
  ).toEqual(['b.1.c', 'd'])
})

test('repeats nothing of a password, and searches without what cannot be kept', () => {
  const found = findUnsavable({ password: 'secret\u0000', newPassword: '\ud800', name: 'Ada\u0000' })
  expect(found.password).toBe('A broken or invisible character in it cannot be saved. Type it anew.')
  expect(found.newPassword).toBe(found.password)
  expect(found.name).toContain('“Ada”')
  expect(bankFilter.parse({ text: ' a\u0000b \ud83d ' })).toEqual({ text: 'ab' })
})

test('a text with such a character is refused at its field, and nothing of it is kept', async () => {
  const { manager, jobId } = await makePanel(await makeOrganization())
  const before = await as(manager, (db) => findJob(db, manager, jobId))
  const session = await makeUserSession(manager.userId)
  for (const broken of ['Keeper\u0000', 'Keeper \ud83d', '\udc00 Keeper']) {
    const answer = await call(session, 'jobs.change', { jobId, title: broken, description: 'Keeps.' })
    expect(answer.outcome).toBe('invalid')
    expect(Object.keys(fieldsOf(answer.text))).toEqual(['title'])
  }
  expect(await as(manager, (db) => findJob(db, manager, jobId))).toEqual(before)
  expect(await call(session, 'bank.list', { text: 'a\u0000' })).toMatchObject({ outcome: 'invalid' })
  expect(await signInByPassword('a\u0000@example.org', 'a password of some length', '')).toBeNull()
})

/** The names of the fields that a procedure takes, read from its own inputs. */
const fieldNames = (path: string): string[] => {
  const { inputs } = (appRouter._def.procedures as unknown as Record<string, { _def: { inputs: object[] } }>)[
    path
  ]!._def
  return inputs.flatMap((input) => ('shape' in input ? Object.keys(input.shape as object) : []))
}

test('whatever an input is given, the complaint is in a person’s words', async () => {
  const session = await makeUserSession((await makeOrganization()).userId)
  const ofZod = /Invalid|Too (small|big)|[Ee]xpected|Unrecognized|received|regex|pattern/
  const wrong = [
    undefined,
    null,
    '',
    'x'.repeat(50_000),
    -0.5,
    Number.NaN,
    1e9,
    true,
    [''],
    { a: 1 },
    new Date(0),
  ]
  let refused = 0
  for (const path of [...procedures.keys()].filter((one) => fieldNames(one).length > 0))
    for (const value of wrong) {
      const given = { ...Object.fromEntries(fieldNames(path).map((name) => [name, value])), stranger: value }
      const { outcome, text } = await call(session, path, given)
      if (outcome !== 'invalid') continue
      refused += 1
      const { message, fields } = JSON.parse(text).error.json.data.refusal
      for (const words of [message, ...Object.values(fields ?? {})]) expect(words, path).not.toMatch(ofZod)
    }
  expect(refused).toBeGreaterThan(300)
})
