// A thread of its own: the solver blocks whatever runs it until it is through.
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'

const highs = await loadHighs()
parentPort?.on('message', ({ text, options }) => {
  try {
    const { Status: status, Columns: columns } = highs.solve(text, options)
    const values = Object.entries(columns ?? {}).map(([name, { Primal: value }]) => [name, value])
    parentPort?.postMessage({ status, values })
  } catch (error) {
    parentPort?.postMessage({ failure: String(error) })
  }
})
