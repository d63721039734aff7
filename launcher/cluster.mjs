import path from 'node:path'
import { showAndExit } from './say.mjs'
import { startThrowaway } from './throwaway.mjs'

// `node launcher/cluster.mjs`: a database server for running single tests against, until Ctrl-C.
try {
  const root = path.resolve(import.meta.dirname, '..')
  const bin = process.argv[2]
  const { url, stop } = await startThrowaway(root, bin ? { bin: path.resolve(bin) } : {})
  const running = setInterval(() => undefined, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      clearInterval(running)
      stop().catch(showAndExit)
    })
  }
  console.log(`EVENHAND_TEST_DATABASE_URL=${url}`)
} catch (error) {
  showAndExit(error)
}
