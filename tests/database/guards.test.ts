import { beforeAll, describe, expect, test } from 'vitest'
import { owner } from '@/tests/support/database'
import { makeMember } from '@/tests/support/makers'
import { makeWorld, type World } from '@/tests/support/world'
import { attempt, query, refused } from './acting'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const anything = (table: string) => `update ${table} set organization_id = organization_id`

describe('what was published', () => {
  const published = 'published_at is not null'
  const ofPublished = (table: string, parent: string, version: string) =>
    `exists (select from ${parent} v where v.id = ${table}.${version} and v.published_at is not null)`

  test.each(['question_versions', 'set_versions'])('%s: no version is changed or deleted', async (table) => {
    expect((await query(world.admin, `select from ${table} where ${published}`)).length).toBeGreaterThan(0)
    expect(await attempt(world.admin, `${anything(table)} where ${published}`)).toBe('EH001')
    expect(
      await attempt(
        world.admin,
        `update ${table} set published_at = null, published_by = null where ${published}`,
      ),
    ).toBe('EH001')
    expect(await attempt(world.admin, `delete from ${table} where ${published}`)).toBe(refused)
    await expect(owner.unsafe(`delete from ${table} where ${published}`)).rejects.toMatchObject({
      code: 'EH001',
    })
  })

  test.each([
    ['points', 'question_versions', 'question_version_id'],
    ['anchors', 'question_versions', 'question_version_id'],
    ['follow_ups', 'question_versions', 'question_version_id'],
    ['question_version_competencies', 'question_versions', 'question_version_id'],
    ['set_items', 'set_versions', 'set_version_id'],
  ])('%s: no part joins, leaves or changes', async (table, parent, version) => {
    const where = ofPublished(table, parent, version)
    expect((await query(world.admin, `select from ${table} where ${where}`)).length).toBeGreaterThan(0)
    expect(await attempt(world.admin, `delete from ${table} where ${where}`)).toBe('EH001')
    expect(await attempt(world.admin, `insert into ${table} select * from ${table} where ${where}`)).toBe(
      'EH001',
    )
    await expect(owner.unsafe(`${anything(table)} where ${where}`)).rejects.toMatchObject({ code: 'EH001' })
  })

  test('an item is not moved out of it into a draft', async () => {
    const move = `update set_items set set_version_id = '${world.draftSet.setVersionId}'`
    expect(
      await attempt(
        world.admin,
        `${move} where ${ofPublished('set_items', 'set_versions', 'set_version_id')}`,
      ),
    ).toBe('EH001')
  })

  test('a panel and a session need it', async () => {
    const { setVersionId } = world.draftSet
    expect(await attempt(world.admin, `update panels set set_version_id = '${setVersionId}'`)).toBe('EH002')
    expect(await attempt(world.admin, `update sessions set set_version_id = '${setVersionId}'`)).toBe('EH002')
  })
})

test.each(['audit_entries', 'scorecard_entries', 'revisions', 'decisions', 'seal_breaks'])(
  '%s is only ever added to',
  async (table) => {
    expect(await attempt(world.admin, anything(table))).toBe(refused)
    expect(await attempt(world.admin, `delete from ${table}`)).toBe(refused)
  },
)

test('a decision rule is only ever locked; another one is a row of its own', async () => {
  expect(
    await attempt(world.admin, 'update decision_rules set locked_at = now() where locked_at is null'),
  ).toBeGreaterThan(0)
  expect(await attempt(world.admin, 'update decision_rules set hire_bar = 5')).toBe(refused)
  expect(await attempt(world.admin, 'update decision_rules set locked_at = null')).toBe('EH009')
  expect(await attempt(world.admin, 'delete from decision_rules')).toBe(refused)
})

describe('who is admin', () => {
  test('the last one stays', async () => {
    const own = `where id = '${world.admin.memberId}'`
    expect(await attempt(world.admin, `update members set role = 'manager' ${own}`)).toBe('EH005')
    expect(await attempt(world.admin, `update members set left_at = now() ${own}`)).toBe('EH005')
  })

  test('one of two may go', async () => {
    const second = await makeMember(world.admin, 'admin')
    expect(
      await attempt(world.admin, `update members set role = 'manager' where id = '${second.memberId}'`),
    ).toBe(1)
    expect(await attempt(second, `update members set left_at = now() where id = '${second.memberId}'`)).toBe(
      1,
    )
    await owner`update members set left_at = now() where id = ${second.memberId}`
  })

  test.each(['manager', 'interviewer', 'reviewer'] as const)('a %s changes nobody’s role', async (role) => {
    const member = world[role]
    const to = role === 'manager' ? 'admin' : 'manager'
    expect(await attempt(member, `update members set role = '${to}' where id = '${member.memberId}'`)).toBe(
      'EH008',
    )
    expect(await attempt(member, `update members set role = '${to}' where id <> '${member.memberId}'`)).toBe(
      0,
    )
    expect(await attempt(member, `update members set left_at = now() where id = '${member.memberId}'`)).toBe(
      1,
    )
  })
})
