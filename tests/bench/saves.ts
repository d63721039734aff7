import type postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import type { App } from '@/e2e/support/app'
import { arrangePanel, listTargets, type SignedIn } from './arrange'
import { send, type Ways } from './load'

/** Saves a score as the room does. */
export function saveScore(
  address: string,
  cookie: string,
  target: { sessionId: string; setItemId: string; version: number },
  value: number,
): Promise<string> {
  const { sessionId, setItemId, version } = target
  const json = { sessionId, entryId: uuidv7(), setItemId, value, notAssessed: null, version }
  target.version += 1
  return send(`${address}/api/trpc/sessions.recordScore`, { cookie, json: { json } })
}

/** Saving a score over HTTP, and the same rows by raw SQL; each on a panel of its own. */
export async function arrangeSaves({
  app,
  sql,
  manager,
  interviewers,
}: {
  app: App
  sql: postgres.Sql
  manager: SignedIn
  interviewers: readonly SignedIn[]
}): Promise<Ways> {
  const panelOf = () =>
    arrangePanel(
      sql,
      manager.member,
      interviewers.map(({ member }) => member),
      { candidates: 4, questions: 12 },
    )
  const scored = await panelOf()
  const raw = await panelOf()
  const targets = await listTargets(sql, scored.panelId)
  const rawTargets = await listTargets(sql, raw.panelId)
  const cookieOf = new Map(interviewers.map(({ member, cookie }) => [member.memberId, cookie]))
  return {
    'score save over HTTP': (at) => {
      const target = targets[at % targets.length]
      if (!target) throw new Error('nothing to score')
      return saveScore(app.address, cookieOf.get(target.memberId) ?? '', target, 1 + (at % 5))
    },
    'the same rows by raw SQL': (at) => {
      const target = rawTargets[at % rawTargets.length]
      if (!target) throw new Error('nothing to score')
      return saveByRawSql(sql, manager.member.organizationId, target, 1 + (at % 5))
    },
  }
}

type RawTarget = { scorecardId: string; setItemId: string; setVersionId: string; version: number }

async function saveByRawSql(
  sql: postgres.Sql,
  organizationId: string,
  target: RawTarget,
  value: number,
): Promise<void> {
  target.version += 1
  await sql.begin(async (db) => {
    await db`
      insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value)
      values (${organizationId}, ${target.scorecardId}, ${target.setItemId}, ${target.setVersionId}, ${value})
      on conflict (organization_id, scorecard_id, set_item_id)
        do update set value = excluded.value, version = scores.version + 1, updated_at = now()`
    await db`
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, value, version)
      values (${organizationId}, ${uuidv7()}, ${target.scorecardId}, 'score', ${target.setItemId}, ${value}, ${target.version})`
  })
}
