import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import { candidates, cast, severities } from '@/seed/cast'
import { demoOrganization, plantDemo } from '@/seed/demo'
import { listCast, signInAsCast } from '@/server/organizations/sign-in'
import { owner } from '@/tests/support/database'

const told: string[] = []
const halfPlanted = uuidv7()
beforeAll(async () => {
  // Somebody ended the first planting when it had hardly begun.
  await owner`select plant_organization(${halfPlanted}, 'Half', 'UTC', ${uuidv7()}, 'half@example.org', 'Half', 'x', ${uuidv7()})`
  await plantDemo((line) => told.push(line))
}, 240_000)

test('takes a planting that was interrupted away, and begins anew', async () => {
  expect(told[0]).toBe('the demo was half planted; beginning again')
  expect(await owner`select from organizations where id = ${halfPlanted}`).toHaveLength(0)
  expect(await owner`select from users where email = 'half@example.org'`).toHaveLength(0)
})

test('plants one organization, marked as planted, with the cast in its roles', async () => {
  const organizations = await owner`select name, planted_at is not null as planted from organizations`
  expect(organizations).toEqual([{ name: demoOrganization, planted: true }])
  const members = await owner`select name, email, role from members order by name`
  expect(members).toEqual([...cast].toSorted((a, b) => (a.name < b.name ? -1 : 1)))
  expect(told.length).toBeGreaterThan(2)
})

test('offers the cast for one-click sign-in, and leaves nobody signed in', async () => {
  const offered = await listCast()
  expect(offered.map((one) => one.name).toSorted()).toEqual(cast.map((one) => one.name).toSorted())
  const [open] = await owner`select count(*)::int from user_sessions where revoked_at is null`
  expect(open!.count).toBe(0)
  expect(await signInAsCast(offered[0]!.userId, 'test')).toMatchObject({ name: offered[0]!.name })
})

test('plants the whole bank, published', async () => {
  const [bank] = await owner`
    select count(*)::int as questions, count(*) filter (where status = 'published')::int as published,
      count(distinct category_id)::int as categories, count(distinct key)::int as keys from questions`
  expect(bank).toEqual({ questions: 50, published: 50, categories: 6, keys: 50 })
  const [sets] = await owner`
    select count(*) filter (where published_at is not null)::int as published, count(*) filter (where published_at is null)::int as drafts from set_versions`
  expect(sets).toEqual({ published: 2, drafts: 1 })
})

test('has two panels of one job, and eight candidates', async () => {
  const [counts] = await owner`
    select (select count(*)::int from jobs) as jobs, (select count(*)::int from panels) as panels,
      (select count(*)::int from candidates) as candidates, (select count(*)::int from applications) as applications`
  expect(counts).toEqual({ jobs: 1, panels: 2, candidates: 8, applications: 8 })
  expect(candidates).toHaveLength(8)
})

test('has a finished panel to look at, and evaluations that are still sealed', async () => {
  const rows = await owner`
    select p.name, count(*)::int as evaluations, count(e.opened_at)::int as opened,
      count(*) filter (where e.opened_at is null and exists (
        select from scorecards c where c.evaluation_id = e.id and c.submitted_at is not null))::int as waiting
    from evaluations e join panels p on p.id = e.panel_id group by p.name order by p.name`
  expect(rows).toEqual([
    { name: 'Scenarios and behavior', evaluations: 8, opened: 5, waiting: 1 },
    { name: 'Technical depth', evaluations: 8, opened: 8, waiting: 0 },
  ])
})

test('has what real panels have: an excused interviewer, missing scores, notes, a revision and a decision', async () => {
  const [counts] = await owner`
    select (select count(*)::int from scorecards where excused_at is not null) as excused,
      (select count(*)::int from scores where not_assessed is not null) as "notAssessed",
      (select count(*)::int from session_assignments a join scorecards c on c.session_id = a.session_id and c.member_id = a.member_id
        where a.scores and c.submitted_at is not null and not exists (
          select from scores s where s.scorecard_id = c.id and s.set_item_id = a.set_item_id)) as missing,
      (select count(*)::int from notes) as notes, (select count(*)::int from points_heard where heard) as heard,
      (select count(*)::int from decisions) as decisions, (select count(*)::int from revisions) as revisions`
  expect(counts!.excused).toBe(1)
  expect(counts!.decisions).toBe(1)
  expect(counts!.revisions).toBe(1)
  for (const what of ['notAssessed', 'missing', 'notes', 'heard'])
    expect(counts![what], what).toBeGreaterThan(3)
})

describe('whoever interviewed', () => {
  const meanOf = async (name: string, panel = '%') => {
    const [row] = await owner<{ mean: number; spread: number; scores: number }[]>`
      select avg(value)::float8 as mean, stddev_samp(value)::float8 as spread, count(value)::int as scores
      from scores s join scorecards c on c.id = s.scorecard_id join members m on m.id = c.member_id
      join evaluations e on e.id = c.evaluation_id join panels p on p.id = e.panel_id
      where m.name = ${name} and p.name like ${panel}`
    return row!
  }

  test('is visibly severe or lenient on the same candidates and questions', async () => {
    // The three saw every candidate of this panel, on the same questions.
    const on = (name: string) => meanOf(name, 'Technical depth')
    const severe = await on('Oluwaseun Adeyemi')
    const middle = await on('Tomás Ferreira')
    const lenient = await on('Mei Tanaka')
    expect(severe.mean).toBeLessThan(middle.mean - 0.3)
    expect(middle.mean).toBeLessThan(lenient.mean - 0.3)
  })

  test('uses the scale', async () => {
    for (const name of Object.keys(severities)) {
      const { spread, scores } = await meanOf(name)
      expect(scores, name).toBeGreaterThan(20)
      expect(spread, name).toBeGreaterThan(0.5)
    }
  })
})

test('has a session for right now and one for tomorrow, with nothing recorded', async () => {
  const rows = await owner<{ starts_at: Date; slot_minutes: number; written: number }[]>`
    select starts_at, slot_minutes, (select count(*)::int from scorecard_entries e join scorecards c on c.id = e.scorecard_id where c.session_id = s.id) as written
    from sessions s where state = 'scheduled' order by starts_at`
  expect(rows).toHaveLength(2)
  const [now, tomorrow] = [rows[0]!, rows[1]!]
  const minutesAgo = (Date.now() - now.starts_at.getTime()) / 60_000
  expect(minutesAgo).toBeGreaterThanOrEqual(0)
  expect(minutesAgo).toBeLessThan(now.slot_minutes)
  expect(tomorrow.starts_at.getTime() - now.starts_at.getTime()).toBe(86_400_000)
  expect(rows.map((row) => row.written)).toEqual([0, 0])
})

test('plants nothing twice', async () => {
  const count = async () =>
    (
      await owner`select (select count(*) from organizations) as organizations, (select count(*) from users) as users,
      (select count(*) from scores) as scores, (select count(*) from audit_entries) as entries`
    )[0]
  const before = await count()
  const again: string[] = []
  await plantDemo((line) => again.push(line))
  expect(await count()).toEqual(before)
  expect(again).toEqual([])
})
