import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What is done in the app's own thread (`launcher/app-thread.mjs`). */
export type Task = 'results' | 'workbook' | 'report'

type Answer = { id: number; value: unknown } | { id: number; error: unknown }
type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; waiting: Map<number, Waiting> }

// Of the process, as a reload of this module must not leave a thread behind.
const kept = globalThis as typeof globalThis & { evenhandThread?: Thread | undefined }
let lastId = 0

/**
 * Does something long in a thread of its own, so that whoever else is served here waits for none of it. The thread stays
 * for the next one and keeps no process alive. What is given and what comes back is copied.
 */
export function inThread(task: Task, ...given: unknown[]): Promise<unknown> {
  kept.evenhandThread ??= startThread()
  const { worker, waiting } = kept.evenhandThread
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.ref()
    worker.postMessage({ id, task, given })
  })
}

function startThread(): Thread {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'launcher', 'app-thread.mjs')
  // Not with the flags of this process: they load what ends with the launcher.
  const worker = new Worker(file, { execArgv: [] })
  const waiting = new Map<number, Waiting>()
  const end = (error: unknown) => {
    kept.evenhandThread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const own = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('value' in answer) own?.resolve(answer.value)
    else own?.reject(answer.error)
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the thread ended with ${code}`)))
  return { worker, waiting }
}
