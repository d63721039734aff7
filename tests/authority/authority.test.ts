import { readdirSync } from 'node:fs'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import { download, upload } from '@/server/upload'
import { call, procedures } from '@/tests/support/call'
import { owner } from '@/tests/support/database'
import { rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { withIds } from './ids'
import { files, matrix, routes } from './matrix'
import { expectedOf, type Outcome, outcomes, type Role, roles } from './who'

let here: World
let there: World
beforeAll(async () => {
  here = await makeWorld()
  there = await makeWorld()
  // The demo organization alone can be removed.
  await owner`update organizations set planted_at = now() where id = ${here.organizationId}`
})

function browserOf(role: Role): string | null {
  if (role === 'nobody') return null
  return (role === 'foreigner' ? there.admin : here[role]).userSessionId
}

test('gives every procedure a line in the matrix, and has no line without one', () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...procedures.keys()].toSorted())
})

test('gives every route handler a line, and has no line without one', () => {
  const folder = path.resolve(import.meta.dirname, '../../app/api')
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .map((file) => path.dirname(file).replaceAll(path.sep, '/'))
  expect(found.toSorted()).toEqual(Object.keys(routes).toSorted())
})

describe.each(Object.entries(matrix))('%s', (procedure, [who, input]) => {
  test.each(roles.map((role) => [role, expectedOf(who, role)] as const))('%s: %s', async (role, expected) => {
    const given = input?.(here)
    const answer = await rolledBack(() => call(browserOf(role), procedure, given))
    expect(answer, answer.text).toMatchObject({ outcome: outcomes[expected] })
    if (expected !== 'hidden') return
    // What is hidden cannot be told from what does not exist.
    const nowhere = withIds(given, () => uuidv7())
    expect((await rolledBack(() => call(browserOf(role), procedure, nowhere))).text).toBe(answer.text)
  })
})

const statuses: Record<Outcome, number> = {
  yes: 200,
  no: 403,
  hidden: 404,
  out: 401,
  invalid: 400,
  later: 409,
}

describe.each(roles)('files, as %s', (role) => {
  const own = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'text/plain' }
  const send = (candidateId: string) => {
    const request = new Request('http://localhost:3000/api/upload', {
      method: 'POST',
      headers: own,
      body: 'a CV',
    })
    return rolledBack(() => upload(request, browserOf(role), candidateId))
  }
  const fetchFile = (fileId: string) => rolledBack(() => download(browserOf(role), fileId))

  test.each([
    ['upload', send],
    ['download', fetchFile],
  ] as const)('%s', async (route, ask) => {
    const [who, idIn] = files[route]
    const expected = expectedOf(who, role)
    const answer = await ask(idIn(here))
    expect(answer.status).toBe(statuses[expected])
    if (expected === 'hidden') expect(await answer.text()).toBe(await (await ask(uuidv7())).text())
  })
})
