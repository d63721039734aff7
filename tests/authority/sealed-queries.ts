import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/db/tenant'
import { submit } from '@/tests/sessions/acts'
import { call, procedures } from '@/tests/support/call'
import { makeSeats } from '@/tests/support/makers'
import { rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'
import { pathsOfIds, withValue } from './ids'
import { matrix } from './matrix'
import { roles } from './who'

const queries = [...procedures].flatMap(([path, kind]) => (kind === 'query' ? [path] : []))

/** What may stand where in a query, so that every session, application and question is asked for. */
function idsFor(world: World): Record<string, readonly string[]> {
  return {
    sessionId: Object.values(world.sessions),
    evaluationId: world.evaluationIds,
    applicationId: world.applicationIds,
    applicationIds: world.applicationIds,
    questionId: [world.questionId, world.publishedQuestionId],
  }
}

/** The query's input in the world, and every variant with another id in one place. */
function inputsOf(path: string, world: World): unknown[] {
  const input = matrix[path]?.[1]?.(world)
  if (input === undefined) return [undefined]
  const variants = pathsOfIds(input).flatMap((at) => {
    const field = at.findLast((key) => typeof key === 'string')
    return (idsFor(world)[String(field)] ?? []).map((id) => withValue(input, at, id))
  })
  return [input, ...variants]
}

/** Everything that a person is told by every query, errors included. */
async function everythingTold(userSessionId: string | null, world: World): Promise<string> {
  const told: string[] = []
  for (const path of queries)
    for (const input of inputsOf(path, world))
      told.push(`${path} ${JSON.stringify(input)} ${(await call(userSessionId, path, input)).text}`)
  return told.join('\n')
}

/** The browser of everybody who is somebody here, and of the colleague who has submitted. */
function viewers(world: World): [name: string, userSessionId: string | null][] {
  const here = roles.filter((role) => role !== 'nobody' && role !== 'homeless' && role !== 'foreigner')
  return [
    ...here.map((role): [string, string] => [role, world[role].userSessionId]),
    ['colleague', world.colleague.userSessionId],
    ['nobody', null],
  ]
}

// Each test asks everything of everybody, which takes a while on a busy machine.
const patienceMs = 180_000

/** What every query and every mutation tells everybody of a panel under this policy; each policy is a file, to be run side by side. */
export function testSealedQueries(policy: 'until all submit' | 'until own submit'): void {
  let world: World
  let before: Map<string, string>
  const asManager = () => everythingTold(world.manager.userSessionId, world)
  beforeAll(async () => {
    world = await makeWorld(policy)
    before = new Map()
    for (const [name, browser] of viewers(world)) before.set(name, await everythingTold(browser, world))
  }, patienceMs)

  test('no query tells anybody but the author what is sealed', () => {
    for (const [name, told] of before) {
      expect(told.includes(world.canaries.draft), `the draft, to ${name}`).toBe(name === 'interviewer')
      expect(told.includes(world.canaries.submitted), `the submitted, to ${name}`).toBe(name === 'colleague')
    }
  })

  test(
    'no mutation lets out what is sealed, whether it is refused or done',
    async () => {
      for (const [path, [, input]] of Object.entries(matrix)) {
        // Those of organizations know nothing of scorecards, and hash passwords for seconds.
        if (procedures.get(path) === 'query' || path.startsWith('organizations.')) continue
        for (const [name, browser] of viewers(world)) {
          const { text } = await rolledBack(() => call(browser, path, input?.(world)))
          const { draft, submitted } = world.canaries
          expect(name !== 'interviewer' && text.includes(draft), `${path}, to ${name}`).toBe(false)
          expect(name !== 'colleague' && text.includes(submitted), `${path}, to ${name}`).toBe(false)
        }
      }
    },
    patienceMs,
  )

  test(
    'what is open is told, and once all are in the rest is, too',
    async () => {
      expect(before.get('manager')).toContain(world.canaries.open)
      const after = await rolledBack(async () => {
        const [seat] = await makeSeats([world.interviewer], world.sessions.sealed)
        await submit(seat!)
        return asManager()
      })
      expect(after).toContain(world.canaries.draft)
      expect(after).toContain(world.canaries.submitted)
    },
    patienceMs,
  )

  test(
    'nothing that others are told changes with a draft, nor with what was submitted',
    async () => {
      const { interviewer, colleague } = world
      const rewriteOf = (asOwner: Db, author: World['interviewer']) =>
        rewrite(asOwner, world, world.sessions.sealed, author.memberId)
      await rolledBack(async (asOwner) => {
        await rewriteOf(asOwner, interviewer)
        expect(await everythingTold(colleague.userSessionId, world)).toBe(before.get('colleague'))
        await rewriteOf(asOwner, colleague)
        for (const [name, browser] of viewers(world))
          if (name !== 'interviewer' && name !== 'colleague')
            expect(await everythingTold(browser, world), name).toBe(before.get(name))
      })
      await rolledBack(async (asOwner) => {
        await rewriteOf(asOwner, colleague)
        expect(await everythingTold(interviewer.userSessionId, world)).toBe(before.get('interviewer'))
      })
    },
    patienceMs,
  )

  test(
    'what is open does change what they are told',
    async () => {
      await rolledBack(async (asOwner) => {
        await rewrite(asOwner, world, world.sessions.opened, world.interviewer.memberId)
        expect(await asManager()).not.toBe(before.get('manager'))
      })
    },
    patienceMs,
  )
}

/** Turns everything on one scorecard into something else, as only the owner of the database can. */
async function rewrite(asOwner: Db, world: World, sessionId: string, memberId: string): Promise<void> {
  await asOwner.execute(sql`select set_config('role', 'none', true)`)
  const ofCard = sql`organization_id = ${world.organizationId}::uuid and scorecard_id = (
    select id from scorecards where session_id = ${sessionId}::uuid and member_id = ${memberId}::uuid)`
  const changes = [
    sql`update scores set value = 1, version = version + 1, updated_at = now() + interval '1 hour' where ${ofCard}`,
    sql`update points_heard set heard = not heard, version = version + 1 where ${ofCard}`,
    sql`update follow_ups_used set used = not used, version = version + 1 where ${ofCard}`,
    // Cut short, a note can be opened by no key any more: whoever reads it fails.
    sql`delete from notes where ${ofCard} and set_item_id is null`,
    sql`update notes set point_id = null, sealed_text = substring(sealed_text for 20), created_at = created_at + interval '1 hour' where ${ofCard}`,
    sql`update scorecard_contents set recommendation = 'strong no', sealed_comment = null where ${ofCard}`,
    sql`delete from revisions where ${ofCard}`,
    sql`delete from scorecard_entries where ${ofCard}`,
  ]
  let touched = 0
  for (const change of changes) touched += (await asOwner.execute(change)).count
  expect(touched).toBeGreaterThan(5)
}
