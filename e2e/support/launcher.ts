import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

const root = path.resolve(import.meta.dirname, '../..')

// What the developer or the tests have set must not reach a start that proves what a fresh one does. Empty and
// not absent, so that a file .env does not set it again.
const nothingGiven = {
  DATABASE_URL: '',
  EVENHAND_DEMO: '',
  EVENHAND_HOST: '',
  EVENHAND_SECRET: '',
  NEXTAUTH_SECRET: '',
  NEXTAUTH_URL: '',
  PORT: '',
  SMTP_URL: '',
}

/** A running `npm start`, without npm. */
export type Launcher = {
  output: () => string
  /** Waits until it has said where it is and that address answers; returns the address. */
  untilUp: (withinMs?: number) => Promise<string>
  /** Waits until it has ended; returns its exit code. */
  ended: Promise<number | null>
  /** Asks it to end, as Ctrl-C does. */
  stop: () => Promise<number | null>
  /** Kills it and the app at once, without a chance to finish anything; its PostgreSQL is not hit. */
  kill: () => Promise<void>
}

/** Starts the launcher on a data folder of its own. */
export function launch(data: string, ...args: string[]): Launcher {
  const child = spawn(process.execPath, ['launcher/start.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...nothingGiven, EVENHAND_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a process group of its own, so that it can be killed together with the app.
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    output: () => output,
    ended,
    untilUp: async (withinMs = 60_000) => {
      for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
        const address = output.match(/^Evenhand is at (\S+)/m)?.[1]
        if (address && (await isReady(address))) return address
        if (child.exitCode !== null) break
        await sleep(50)
      }
      throw new Error(`The start did not succeed:\n${output}`)
    },
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL')
      await ended
    },
  }
}

/** What `npm run password-link -- EMAIL` prints on this data folder. */
export async function printPasswordLink(data: string, email: string): Promise<string> {
  const child = spawn(process.execPath, ['launcher/password-link.mjs', email], {
    cwd: root,
    env: { ...process.env, ...nothingGiven, EVENHAND_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

/** Whether the app there would take requests now. */
export async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/api/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/** The process of the PostgreSQL that runs on this data folder; undefined if its file says that none does. */
export function postmasterOf(data: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

/** A connection to the application's database, past every policy. */
export function connectTo(data: string): postgres.Sql {
  const read = (name: string) => readFileSync(path.join(data, name), 'utf8').trim()
  return postgres({
    host: '127.0.0.1',
    port: Number(read('postgres-port')),
    user: 'postgres',
    password: read('postgres-password'),
    database: 'evenhand',
    max: 1,
    onnotice: () => undefined,
  })
}

/** Ends what a failed test has left on this data folder, and removes it. */
export async function removeData(data: string): Promise<void> {
  const pid = postmasterOf(data)
  try {
    // SIGQUIT is PostgreSQL's word for "at once".
    if (pid) process.kill(pid, 'SIGQUIT')
  } catch {
    // The file of a server that was killed.
  }
  await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
