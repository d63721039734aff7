import path from 'node:path'
import { showAndExit } from './say.mjs'
import { startThrowAway } from './throw-away.mjs'

// `node launcher/cluster.mjs`: a database server for running single tests against, until Ctrl-C.
try {
  const { url, remove } = await startThrowAway(path.resolve(import.meta.dirname, '..'))
  const untilSignal = setInterval(() => undefined, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      clearInterval(untilSignal)
      remove().catch(showAndExit)
    })
  }
  console.log(`EVENHAND_TEST_DATABASE_URL=${url}`)
} catch (error) {
  showAndExit(error)
}
