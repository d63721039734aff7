import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** One pool a process. Development reloads modules, so the pool is kept where a reload finds it. */
const kept = globalThis as typeof globalThis & { evenhandPool?: ReturnType<typeof open> }

// Poolers that hand a connection on after each transaction may not know statements that another one prepared.
const mayPrepare = process.env.EVENHAND_PREPARE !== '0'

function open(url: string) {
  const client = postgres(url, {
    max: Number(process.env.EVENHAND_POOL ?? 10),
    connect_timeout: 3,
    idle_timeout: 300,
    // A failed connection is tried again at once; the default waits for seconds after an outage.
    backoff: () => 0.25,
    onnotice: () => {},
    connection: { application_name: 'evenhand' },
  })
  return { client, database: drizzle(preparing(client), { casing: 'snake_case' }) }
}

/**
 * Drizzle sends every statement unprepared, which costs a round trip to describe it and a plan each time. This hands
 * its statements on to be prepared once a connection, inside of transactions too.
 */
function preparing<Client extends postgres.Sql>(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, values: never[] = [], options = {}) =>
          target.unsafe(text, values, { ...options, prepare: mayPrepare && values.length > 0 })
      if (name === 'begin')
        return (act: (transaction: postgres.TransactionSql) => unknown) =>
          target.begin((transaction) => act(preparing(transaction as never)))
      return Reflect.get(target, name)
    },
  })
}

/** The pool of this process. Only db/ may ask for it; everybody else gets a transaction from tenant.ts. */
export function pool() {
  if (!kept.evenhandPool) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set')
    kept.evenhandPool = open(url)
  }
  return kept.evenhandPool
}

/** Ends the pool, waiting up to five seconds for what is under way. */
export async function closePool(): Promise<void> {
  const open = kept.evenhandPool
  kept.evenhandPool = undefined
  await open?.client.end({ timeout: 5 })
}
