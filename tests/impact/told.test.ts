import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '@/db/tenant'
import { matrix } from '@/tests/authority/matrix'
import { roles } from '@/tests/authority/who'
import { call, procedures } from '@/tests/support/call'
import { rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'

const canary = 'canary group of one person'

let world: World
let before: Map<string, string>
beforeAll(async () => {
  world = await makeWorld()
  before = await tellAll()
})

const browsers = (): [string, string | null][] =>
  roles.map((role) => [
    role,
    role === 'nobody' || role === 'foreigner' ? null : (world[role].userSessionId as string),
  ])

/** What every query tells everybody. */
async function tellAll(): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  for (const [name, browser] of browsers())
    for (const [path, kind] of procedures)
      if (kind === 'query')
        told.set(`${path}, to ${name}`, (await call(browser, path, matrix[path]?.[1]?.(world))).text)
  return told
}

async function asOwnerChange(asOwner: Db, change: ReturnType<typeof sql>): Promise<void> {
  await asOwner.execute(sql`select set_config('role', 'none', true)`)
  expect((await asOwner.execute(change)).count).toBeGreaterThan(0)
}

const ofWorld = () => sql`organization_id = ${world.organizationId}::uuid`

describe('what one person said', () => {
  test('stands in no answer to anybody, and changes nothing that anybody is told', async () => {
    await rolledBack(async (asOwner) => {
      await asOwnerChange(asOwner, sql`update self_reports set "group" = ${canary} where ${ofWorld()}`)
      for (const [where, text] of await tellAll()) {
        expect(text, where).not.toContain(canary)
        expect(text, where).toBe(before.get(where))
      }
      for (const [path, [, input]] of Object.entries(matrix)) {
        if (procedures.get(path) === 'query' || path.startsWith('organizations.')) continue
        for (const [name, browser] of browsers()) {
          const { text } = await rolledBack(() => call(browser, path, input?.(world)))
          expect(text, `${path}, to ${name}`).not.toContain(canary)
        }
      }
    })
  }, 240_000)

  test('changes nothing that anybody is told when it is taken back', async () => {
    await rolledBack(async (asOwner) => {
      await asOwnerChange(asOwner, sql`delete from self_reports where ${ofWorld()}`)
      for (const [where, text] of await tellAll()) expect(text, where).toBe(before.get(where))
    })
  }, 240_000)
})

describe('a sum that is too small', () => {
  test('changes nothing that anybody is told, and one that is shown does', async () => {
    const grow = (group: string) =>
      sql`update impact_counts set applied = applied + 1 where ${ofWorld()} and "group" = ${group}`
    await rolledBack(async (asOwner) => {
      await asOwnerChange(asOwner, grow('Non-binary'))
      for (const [where, text] of await tellAll()) expect(text, where).toBe(before.get(where))
    })
    await rolledBack(async (asOwner) => {
      await asOwnerChange(asOwner, grow('Woman'))
      const after = await tellAll()
      const changed = [...after].filter(([where, text]) => text !== before.get(where)).map(([where]) => where)
      // To those who manage the job, on the one page, and to nobody else anywhere.
      expect(changed.toSorted()).toEqual(['impact.job, to admin', 'impact.job, to manager'])
    })
  }, 240_000)
})

test('the audit says nothing of who answered', async () => {
  await rolledBack(async (asOwner) => {
    const count = async () => {
      await asOwner.execute(sql`select set_config('role', 'none', true)`)
      const [row] = await asOwner.execute<{ count: number }>(
        sql`select count(*)::int as count from audit_entries where ${ofWorld()}`,
      )
      return row!.count
    }
    const before = await count()
    for (const path of ['impact.answer', 'impact.takeBack'])
      expect((await call(null, path, matrix[path]![1]!(world))).outcome).toBe('yes')
    expect(await count()).toBe(before)
  })
})
