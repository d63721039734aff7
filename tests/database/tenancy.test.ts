import { beforeAll, describe, expect, test } from 'vitest'
import type { Tenant } from '@/db/tenant'
import { decide } from '@/server/decisions/decisions'
import { breakSeal } from '@/server/panels/seal'
import { owner } from '@/tests/support/database'
import { as } from '@/tests/support/makers'
import { listTenantTables, rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { attempt, nobody, query, refused } from './acting'

let here: World
let there: World
let tables: string[]
beforeAll(async () => {
  here = await makeWorld()
  there = await makeWorld()
  tables = await rolledBack(listTenantTables)
  for (const { manager, admin, jobId, panelId, applicationIds, evaluationId } of [here, there]) {
    await decide(manager, {
      jobId,
      panelId,
      applicationId: applicationIds[1]!,
      outcome: 'hold',
      reason: 'To be looked at again.',
      lastSeen: 0,
    })
    // Open what is sealed, so that nothing is hidden but by the organization.
    await as(admin, (db) => breakSeal(db, admin, { evaluationId, reason: 'To look at everything.' }))
  }
})

/** The strongest member there is, in an organization of the test's choice. */
const admin = (organizationId: string): Tenant => ({
  organizationId,
  memberId: here.admin.memberId,
  role: 'admin',
})

const tenantTables = () => tables.filter((table) => table !== 'user_sessions')
/** What candidates said of themselves, and the sums of it, are out of reach altogether; functions answer with counts. */
const unreadable = ['self_reports', 'impact_counts']
const readableTables = () => tenantTables().filter((table) => !unreadable.includes(table))

test('nobody reads or writes what somebody said of themselves, or the sums of it', async () => {
  const tenant = admin(here.organizationId)
  for (const table of unreadable)
    for (const act of [
      `select 1 from ${table}`,
      `delete from ${table}`,
      `update ${table} set "group" = 'Other'`,
      `insert into ${table} select * from ${table}`,
    ])
      expect(await attempt(tenant, act), act).toBe(refused)
  const working = 'select impact_growth(id, id, id, 0, 1), impact_shown(id, id, id, 1) from organizations'
  expect(await attempt(tenant, working)).toBe(refused)
})

test('there is a row of the other organization in every table to be found', async () => {
  for (const table of tenantTables()) {
    const [row] = await owner.unsafe(
      `select count(*)::int from ${table} where organization_id = '${there.organizationId}'`,
    )
    expect(row!.count, table).toBeGreaterThan(0)
  }
})

test('without a filter of the app, every table shows one’s own organization alone', async () => {
  for (const table of readableTables()) {
    const seen = await query(admin(here.organizationId), `select distinct organization_id from ${table}`)
    expect(
      seen.map((row) => row.organization_id),
      table,
    ).toEqual([here.organizationId])
  }
  expect(await query(admin(here.organizationId), 'select id from organizations')).toEqual([
    { id: here.organizationId },
  ])
})

describe.each([
  ['nothing is set', nobody],
  ['the organization is not set', { ...nobody, memberId: '', role: 'admin' }],
] as const)('where %s', (_, tenant) => {
  test('no table shows a row', async () => {
    for (const table of [...readableTables(), 'organizations'])
      expect(await query(tenant, `select 1 from ${table}`), table).toEqual([])
  })
})

test('nothing of another organization can be changed or taken away', async () => {
  const ours = admin(here.organizationId)
  const theirs = `where organization_id = '${there.organizationId}'`
  for (const table of tenantTables()) {
    expect([0, refused], table).toContain(
      await attempt(ours, `update ${table} set organization_id = organization_id ${theirs}`),
    )
    expect([0, refused], table).toContain(await attempt(ours, `delete from ${table} ${theirs}`))
  }
  const organization = `organizations set name = 'Taken' where id = '${there.organizationId}'`
  expect(await attempt(ours, `update ${organization}`)).toBe(0)
})

test('nothing can be moved or written into another organization', async () => {
  for (const table of tenantTables()) {
    const [found] = await owner.unsafe(
      `select to_jsonb(t) as row from ${table} t where organization_id = '${there.organizationId}'
       order by to_jsonb(t) ->> 'submitted_at' nulls first, to_jsonb(t) ->> 'opened_at' nulls last limit 1`,
    )
    const row = JSON.stringify({ ...found!.row, opened_at: null, opened_because: null }).replaceAll("'", "''")
    const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, '${row}')`
    // Some triggers come before the policy; they find nothing there that they could agree to.
    expect(String(await attempt(admin(here.organizationId), insert)), table).toMatch(/^(42501|EH0\d\d)$/)
    const move = `update ${table} set organization_id = '${there.organizationId}'`
    expect(String(await attempt(admin(here.organizationId), move)), table).toMatch(/^(42501|EH0\d\d|0)$/)
  }
})
