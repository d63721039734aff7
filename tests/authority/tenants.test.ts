import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '@/db/tenant'
import { download, upload } from '@/server/upload'
import { type Answer, call } from '@/tests/support/call'
import { digestOf, listTenantTables, rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { type Path, pathsOfIds, valueAt, withValue } from './ids'
import { matrix } from './matrix'
import { expectedOf, type Role, roles } from './who'

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

const digestThere = (asOwner: Db) => digestOf(asOwner, tables, there.organizationId)
const digests = () =>
  rolledBack(async (asOwner) => ({
    there: await digestThere(asOwner),
    everywhere: await digestOf(asOwner, tables),
  }))

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

describe.each(Object.entries(matrix))('%s', (path, [who, input]) => {
  const ask = (given: unknown) => call(callerOf(who).userSessionId, path, given)
  const told = ({ outcome, text }: Answer) => (outcome === 'yes' ? text.replaceAll(uuids, 'an id') : text)

  test('touches nothing of another organization, and tells none of its ids from one that does not exist', async () => {
    await rolledBack(async (asOwner) => {
      const own = await ask(input?.(here))
      expect(own.outcome, own.text).not.toBe('error')
      expect(await digestThere(asOwner)).toBe(untouched.there)
    })
    for (const at of pathsOfIds(input?.(here))) {
      const place = at.join('.')
      const foreign = foreignIdAt(at, input!)
      expect(foreign, `${place} is the same in both`).not.toBe(valueAt(input!(here), at))
      const random = await rolledBack(() => ask(withValue(input!(here), at, uuidv7())))
      await rolledBack(async (asOwner) => {
        const answer = await ask(withValue(input!(here), at, foreign))
        expect(answer.outcome, answer.text).not.toBe('error')
        expect(told(answer), place).toBe(told(random))
        // A new thing may be given an id that somebody else's has; whatever is named has to exist here.
        const isMadeByClient = at.at(-1) === 'entryId' || at.at(-1) === 'noteId'
        if (isMadeByClient) expect(await digestThere(asOwner), place).toBe(untouched.there)
        else expect(await digestOf(asOwner, tables), place).toBe(untouched.everywhere)
      })
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
