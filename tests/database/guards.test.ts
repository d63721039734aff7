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

  describe('where very many parts come at once, after the statement instead of before each row', () => {
    const inBulk = (statement: string) =>
      owner.begin(async (sql) => {
        await sql`select set_config('evenhand.in_bulk', 'on', true)`
        await sql.unsafe(statement)
      })

    test.each(['points', 'anchors', 'follow_ups', 'question_version_competencies'])(
      '%s: none changes',
      async (table) => {
        const where = ofPublished(table, 'question_versions', 'question_version_id')
        await expect(inBulk(`${anything(table)} where ${where}`)).rejects.toMatchObject({ code: 'EH001' })
      },
    )

    test('none joins or leaves', async () => {
      const [pair] = await owner<{ organization: string; published: string; draft: string }[]>`
        select published.organization_id as organization, published.id as published, draft.id as draft
        from question_versions published
        join question_versions draft using (organization_id)
        where published.published_at is not null and draft.published_at is null
          and exists (select from question_version_competencies link where link.question_version_id = published.id)
          and 2 = (select count(*) from anchors anchor
            where anchor.question_version_id in (published.id, draft.id) and anchor.level = 3)
          and not exists (select from anchors anchor
            where anchor.question_version_id in (published.id, draft.id) and anchor.level = 2)
        limit 1`
      const { organization, published, draft } = pair!
      for (const statement of [
        `insert into anchors (organization_id, question_version_id, level, text)
          values ('${organization}', '${published}', 2, 'new')`,
        `insert into points (organization_id, id, question_version_id, position, text)
          values ('${organization}', gen_random_uuid(), '${published}', 99, 'new')`,
        `update anchors set question_version_id = '${draft}', level = 2
          where question_version_id = '${published}' and level = 3`,
        `update anchors set question_version_id = '${published}', level = 2
          where question_version_id = '${draft}' and level = 3`,
        `delete from anchors where question_version_id = '${published}'`,
        `delete from question_version_competencies where question_version_id = '${published}'`,
      ])
        await expect(inBulk(statement), statement).rejects.toMatchObject({ code: 'EH001' })
    })
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
