import postgres from 'postgres'

const answerMsMax = 5_000
const checkEveryMs = 5_000
const graceMs = 5_000
const backoffMs = [100, 250, 500, 1_000, 2_000, 4_000] as const

type Heard = {
  onNotice: (payload: string) => void
  /** The channel is heard: for the first time, or again after a gap in which anything may have been missed. */
  onHeard: () => void
}

export type Listening = {
  /** Whether what is notified now would arrive. */
  isHeard: () => boolean
  end: () => Promise<void>
}

// postgres.js hands this on from its options to its connection; its own `listen` is built on it. That one gives up
// where the database is away for longer, and cannot be asked whether it still hears.
type WithNotices = postgres.Options<Record<string, never>> & {
  onnotify: (channel: string, payload: string) => void
}

/**
 * Hears one channel over a connection of its own, for as long as the process lives. LISTEN is bound to a server's
 * connection, so it needs a direct one: EVENHAND_LISTEN_URL where DATABASE_URL leads through a pooler.
 *
 * A connection that silently died tells nobody. So every few seconds the listener notifies itself, and one that does
 * not hear itself in time is given up for a new one.
 */
export function listenTo(channel: string, { onNotice, onHeard }: Heard): Listening {
  const url = process.env.EVENHAND_LISTEN_URL || process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const probe = `probe ${crypto.randomUUID()}`
  let client: postgres.Sql | undefined
  let heardAtMs = 0
  let isEnded = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const later = (act: () => void, ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
    timer.unref()
  }

  function receive(payload: string) {
    if (!payload.startsWith('probe ')) return onNotice(payload)
    if (payload !== probe) return
    const isFirst = heardAtMs === 0
    heardAtMs = Date.now()
    failures = 0
    if (isFirst) onHeard()
  }

  async function connect() {
    if (isEnded) return
    const options: WithNotices = {
      max: 1,
      prepare: false,
      fetch_types: false,
      connect_timeout: 3,
      keep_alive: 5,
      // Kept open however quiet it is, and however old.
      idle_timeout: 0,
      max_lifetime: null,
      backoff: () => 0.25,
      onnotice: () => {},
      onnotify: (_, payload) => receive(payload),
      onclose: () => giveUp(opened),
      connection: { application_name: 'evenhand live' },
    }
    const opened: postgres.Sql = postgres(url as string, options)
    client = opened
    try {
      await inTime(opened`listen ${opened(channel)}`)
      await check(opened)
    } catch {
      giveUp(opened)
    }
  }

  async function check(opened: postgres.Sql): Promise<void> {
    if (opened !== client || isEnded) return
    const askedAtMs = Date.now()
    await inTime(opened`select pg_notify(${channel}, ${probe})`)
    // What was notified arrives before the answer to the statement that notified it, or with it.
    await inTime(new Promise((resolve) => setTimeout(resolve, 50).unref()))
    if (heardAtMs < askedAtMs) throw new Error('The channel is not heard.')
    later(() => void check(opened).catch(() => giveUp(opened)), checkEveryMs)
  }

  /** Whatever befell this connection, it is replaced, once. */
  function giveUp(failed: postgres.Sql | undefined) {
    if (!failed || failed !== client || isEnded) return
    client = undefined
    heardAtMs = 0
    void failed.end({ timeout: 0 }).catch(() => {})
    const waitMs = backoffMs[Math.min(failures, backoffMs.length - 1)]!
    failures += 1
    later(() => void connect(), waitMs)
  }

  void connect()
  return {
    isHeard: () => Date.now() - heardAtMs < checkEveryMs + graceMs,
    end: async () => {
      isEnded = true
      clearTimeout(timer)
      await client?.end({ timeout: 1 }).catch(() => {})
    },
  }
}

function inTime<T>(act: PromiseLike<T>): Promise<T> {
  return Promise.race([
    Promise.resolve(act),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('The database did not answer in time.')), answerMsMax).unref()
    }),
  ])
}
