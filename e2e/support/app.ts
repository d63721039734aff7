import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { copyDemo, prepareEmpty, settings } from './database'

const root = path.resolve(import.meta.dirname, '../..')
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
// The app ends with the test that started it, however that ends.
const leashed = ['--import', pathToFileURL(path.join(root, 'launcher', 'leash.mjs')).href, next]

/** The built app on a database of its own; it can be killed and started again on the same rows. */
export type App = {
  address: string
  databaseUrl: string
  /** What this app signs and wraps with, for acting beside it on the same rows. */
  secret: string
  /** The process that serves just now. */
  pid: () => number | undefined
  start: () => Promise<void>
  /** Asks the app to end and waits until it has; returns its exit code. */
  stop: () => Promise<number | null>
  /** Kills the app as a crash would, without a chance to finish anything. */
  kill: () => Promise<void>
}

/**
 * Makes a database on the throw-away cluster, migrated, with `demo` with the demo organization in it, and prepares the
 * built app to be served on 127.0.0.1 at `port`. Call `start` to serve it.
 */
export async function prepareApp({ port, demo }: { port: number; demo: boolean }): Promise<App> {
  const { databaseUrl, secret } = demo ? await copyDemo() : await prepareEmpty()
  const address = `http://localhost:${port}`
  const env = { ...settings(databaseUrl, secret, demo), NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address }

  let server: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    const ending = server
    server = undefined
    if (!ending) return null
    const gone = ended(ending)
    ending.kill(signal)
    return gone
  }
  return {
    address,
    databaseUrl,
    secret,
    pid: () => server?.pid,
    start: async () => {
      const started = spawn(process.execPath, [...leashed, 'start', '-H', '127.0.0.1', '-p', String(port)], {
        cwd: root,
        env,
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      })
      server = started
      await untilReady(address, started)
    },
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 100) {
    if (server.exitCode !== null) throw new Error(`The app ended with ${server.exitCode} before it was ready`)
    const isReady = await fetch(`${address}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    await sleep(100)
  }
  throw new Error(`The app at ${address} was not ready within a minute`)
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
}
