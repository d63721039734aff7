import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import { call } from '@/tests/support/call'
import { digestOf, listTenantTables, rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { pathsOfObjects, valueAt, withValue } from './ids'
import { matrix } from './matrix'
import { expectedOf, roles } from './who'

let world: World
let tables: string[]
let untouched: string
beforeAll(async () => {
  world = await makeWorld()
  tables = await rolledBack(listTenantTables)
  untouched = await rolledBack((asOwner) => digestOf(asOwner, tables))
})

/** Columns that somebody might try to write through an input that does not ask for them. */
const columns = {
  organizationId: uuidv7(),
  userId: uuidv7(),
  createdBy: uuidv7(),
  id: uuidv7(),
  plantedAt: new Date(),
  publishedAt: new Date(),
  openedAt: new Date(),
  submittedAt: new Date(),
  lockedAt: new Date(),
  leftAt: null,
  isAdmin: true,
}

const withInput = Object.entries(matrix).flatMap(([path, [who, input]]) =>
  input ? [{ path, who, input }] : [],
)

describe.each(withInput)('$path', ({ path, who, input }) => {
  test('refuses a field that it does not ask for, and changes nothing', async () => {
    const caller = roles.find(
      (role) => role !== 'nobody' && role !== 'foreigner' && expectedOf(who, role) === 'yes',
    )
    const { userSessionId } = world[(caller ?? 'admin') as 'admin']
    await rolledBack(async (asOwner) => {
      for (const at of pathsOfObjects(input(world))) {
        const given = valueAt(input(world), at) as object
        for (const [name, value] of Object.entries(columns)) {
          if (name in given) continue
          const answer = await call(
            userSessionId,
            path,
            withValue(input(world), at, { ...given, [name]: value }),
          )
          expect(answer.outcome, `${[...at, name].join('.')}: ${answer.text}`).toBe('invalid')
          expect(answer.text).toContain('not of the version that runs now')
        }
      }
      expect(await digestOf(asOwner, tables)).toBe(untouched)
    })
  })
})
