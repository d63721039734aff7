import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// What takes the app long to compute or to write is done in this thread of its own, so that nobody else waits for it.
// It is started by its path (server/thread.ts) and reads the sources, so that no bundler has to know of threads.
register()

const tasks = {
  results: async ([inputs]) => {
    const { decisionResults } = await import('../server/stats/decision-rule/results.ts')
    return decisionResults(inputs)
  },
  workbook: async (given) => {
    const { writeWorkbookFile } = await import('../server/exports/workbook.ts')
    return writeWorkbookFile(...given)
  },
  report: async (given) => {
    const { writeReport } = await import('../server/exports/report.ts')
    return writeReport(...given)
  },
}

parentPort?.on('message', async ({ id, task, given }) => {
  try {
    parentPort.postMessage({ id, value: await tasks[task](given) })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})
