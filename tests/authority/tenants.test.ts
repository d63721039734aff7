import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import { download, upload } from '@/server/upload'
import { call } from '@/tests/support/call'
import { digestOf, listTenantTables, rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { type Path, pathsOfIds, valueAt, withValue } from './ids'
import { expectedOf, matrix, type Role, roles } from './matrix'

let here: World
let there: World
let tables: string[]
let untouched: { there: string; everywhere: string }
beforeAll(async () => {
  here = await makeWorld()
  there = await makeWorld()
  tables = await rolledBack(listTenantTables)
  untouched = await digests()
})

const digests = () =>
  rolledBack(async (asOwner) => ({
    there: await digestOf(asOwner, tables, there.organizationId),
    everywhere: await digestOf(asOwner, tables),
  }))

const withInput = Object.entries(matrix).flatMap(([path, [who, input]]) => {
  const places = input ? pathsOfIds(input(sketch())) : []
  return input && places.length > 0 ? [{ path, who, input, places }] : []
})

/** Whoever of this organization may call it: a refusal of the role would hide what the ids give away. */
function callerOf(who: string): World[Extract<Role, 'admin'>] {
  const role = roles.find((one) => one !== 'foreigner' && one !== 'nobody' && expectedOf(who, one) === 'yes')
  return here[(role ?? 'admin') as 'admin']
}

/** The other organization's id for one place of an input; what a client makes is taken from what it made there. */
function foreignIdAt(path: Path, input: (world: World) => unknown): unknown {
  if (path.at(-1) === 'entryId') return there.entryId
  if (path.at(-1) === 'noteId') return there.noteId
  return valueAt(input(there), path)
}

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

describe.each(withInput)('$path', ({ path, who, input, places }) => {
  test(`an id of another organization in ${places.map((at) => at.join('.')).join(', ')} is like none`, async () => {
    const { userSessionId } = callerOf(who)
    const ask = (at: Path, id: unknown) =>
      rolledBack(async (asOwner) => {
        const { outcome, text } = await call(userSessionId, path, withValue(input(here), at, id))
        const digests = [
          await digestOf(asOwner, tables, there.organizationId),
          await digestOf(asOwner, tables),
        ]
        return { outcome, text, digests, told: outcome === 'yes' ? text.replaceAll(uuids, 'an id') : text }
      })
    for (const at of places) {
      const place = at.join('.')
      const foreign = foreignIdAt(at, input)
      expect(foreign, `${place} is the same in both`).not.toBe(valueAt(input(here), at))
      const answer = await ask(at, foreign)
      expect(answer.outcome, answer.text).not.toBe('error')
      expect(answer.told, place).toBe((await ask(at, uuidv7())).told)
      expect(answer.digests[0], place).toBe(untouched.there)
      // A new thing may be given an id that somebody else's has; whatever is named has to exist here.
      const isMadeByClient = at.at(-1) === 'entryId' || at.at(-1) === 'noteId'
      if (!isMadeByClient) expect(answer.digests[1], place).toBe(untouched.everywhere)
    }
  })
})

test('the files of another organization are like none', async () => {
  const own = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'text/plain' }
  const request = () => new Request('http://localhost:3000', { method: 'POST', headers: own, body: 'a CV' })
  const { userSessionId } = here.admin
  const answers = async (fileId: string, candidateId: string) => [
    await (await download(userSessionId, fileId)).text(),
    await (await upload(request(), userSessionId, candidateId)).text(),
  ]
  expect(await answers(there.fileId, there.candidateId)).toEqual(await answers(uuidv7(), uuidv7()))
  expect(await digests()).toEqual(untouched)
})

/** A stand-in for a world while the tests are collected: an id wherever one is read. */
function sketch(): World {
  const id = '00000000-0000-4000-8000-000000000000'
  const known: Record<string, unknown> = {
    setItemIds: [id, id],
    applicationIds: [id, id],
    sessions: { sealed: id, opened: id, ahead: id },
    draftSet: { setId: id, setVersionId: id, revision: 1 },
    invitationToken: 'a token',
    resetToken: 'a token',
    leaver: { memberId: id },
    interviewer: { memberId: id },
    manager: { email: 'somebody' },
  }
  return new Proxy({} as World, { get: (_, name) => known[String(name)] ?? id })
}
