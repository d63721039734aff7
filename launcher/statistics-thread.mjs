import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// The app computes what it keeps of a decision in this thread of its own, so that nobody else waits meanwhile. It is
// started by its path (server/decisions/results.ts) and reads the sources, so that no bundler has to know of threads.
register()
const { decisionResults } = await import('../server/stats/decision-rule/results.ts')

parentPort?.on('message', ({ id, inputs }) => {
  try {
    parentPort.postMessage({ id, results: decisionResults(inputs) })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})
