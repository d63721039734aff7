import path from 'node:path'
import { onEndWanted } from './program.mjs'
import { showAndExit } from './say.mjs'
import { startThrowAway } from './throw-away.mjs'

// `node launcher/cluster.mjs`: database servers for running single tests against, until Ctrl-C.
const started = []
const untilSignal = setInterval(() => undefined, 60_000)
onEndWanted(() => {
  clearInterval(untilSignal)
  Promise.all(started.splice(0).map(({ remove }) => remove())).catch(showAndExit)
})

try {
  for (const [name, version] of [
    ['EVENHAND_TEST_DATABASE_URL', 18],
    ['EVENHAND_TEST_DATABASE_URL_15', 15],
  ]) {
    const cluster = await startThrowAway(path.resolve(import.meta.dirname, '..'), { version })
    if (!cluster) continue
    started.push(cluster)
    console.log(`${name}=${cluster.url}`)
  }
} catch (error) {
  showAndExit(error)
}
