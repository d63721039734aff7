import { sql } from 'drizzle-orm'
import type { ImportState } from '@/db/schema/bank-imports'
import { type Member, transactionOf } from '../access'
import { Refused } from '../errors'
import { log } from '../log'
import { tellProgress } from './imports'

const everyMs = 1000

/**
 * Runs a long act on an import in one transaction and says once a second, from another one, how far it has come. The
 * act waits for none of these, so that it needs no second connection to go on. The database looks after its guard of
 * published versions by the statement in it, not by the row.
 *
 * @throws Refused `not now` where another act on the import is under way
 */
export async function inOneTransaction<T>(
  member: Member,
  importId: string,
  state: ImportState,
  act: (
    db: Parameters<Parameters<typeof transactionOf>[1]>[0],
    onward: (done: number, all: number) => void,
  ) => Promise<T>,
): Promise<T> {
  let progress = { rowsDone: 0, percent: 0 }
  let isTelling = false
  const timer = setInterval(() => {
    if (isTelling) return
    isTelling = true
    transactionOf(member, (db) => tellProgress(db, member, importId, state, progress))
      .catch((error) => log().warn({ err: error }, 'the progress of an import was not told'))
      .finally(() => {
        isTelling = false
      })
  }, everyMs)
  try {
    return await transactionOf(member, async (db) => {
      const [lock] = await db.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${importId}, 15)) as mine,
          set_config('evenhand.in_bulk', 'on', true)`,
      )
      if (!lock?.mine) throw new Refused('not now', 'This import is under way. Wait until it is done.')
      return act(db, (rowsDone, all) => {
        progress = { rowsDone, percent: all === 0 ? 0 : Math.min(99, Math.floor((100 * rowsDone) / all)) }
      })
    })
  } finally {
    clearInterval(timer)
  }
}
