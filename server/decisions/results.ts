import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DecisionInputs, DecisionResults } from '../stats/decision-rule/results'

type Answer = { id: number; results: DecisionResults; error?: undefined } | { id: number; error: unknown }
type Waiting = { resolve: (results: DecisionResults) => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; waiting: Map<number, Waiting> }

// Of the process, as a reload of this module must not leave a thread behind.
const kept = globalThis as typeof globalThis & { evenhandStatistics?: Thread | undefined }
let lastId = 0

/**
 * A decision's statistics, in a thread of its own: they take seconds on hundreds of candidates, and whoever else is
 * served here waits for none of them. The thread stays for the next one and keeps no process alive.
 */
export function computeResults(inputs: DecisionInputs): Promise<DecisionResults> {
  const { worker, waiting } = thread()
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.ref()
    worker.postMessage({ id, inputs })
  })
}

function thread(): Thread {
  kept.evenhandStatistics ??= startThread()
  return kept.evenhandStatistics
}

function startThread(): Thread {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'launcher', 'statistics-thread.mjs')
  // Not with the flags of this process: they load what ends with the launcher.
  const worker = new Worker(file, { execArgv: [] })
  const waiting = new Map<number, Waiting>()
  const end = (error: unknown) => {
    kept.evenhandStatistics = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const own = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('results' in answer) own?.resolve(answer.results)
    else own?.reject(answer.error)
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the statistics thread ended with ${code}`)))
  return { worker, waiting }
}
