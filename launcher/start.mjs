import './node-version.mjs'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildIfChanged } from './build.mjs'
import { demoMemory, joinCluster, openDatabase, watchDatabase } from './database.mjs'
import { addressFile, openDataFolder } from './folder.mjs'
import { installPackages, isInstalled, rememberInstall } from './install.mjs'
import { help, readOptions } from './options.mjs'
import { isOwnAddress, isPortFree, nextFreePort } from './port.mjs'
import { prepareDatabase } from './preparing.mjs'
import { complaint, endPrograms, onEndWanted } from './program.mjs'
import { describeStart, secondsSince, showError, step } from './say.mjs'
import { findSecret } from './secret.mjs'
import { serveApp } from './serving.mjs'
import { takeTurn } from './turn.mjs'

// `npm start` and `npm run dev`: from a fresh clone to an address in the browser, and back to nothing running.
const root = path.resolve(import.meta.dirname, '..')
const interrupt = new AbortController()
/** What has to be undone at the end, the last first. */
const endings = []
let app
let interruptedAtMs = 0

onEndWanted(leaveEarly)

/** The first signal ends everything in good order, one that comes later ends it now. */
function leaveEarly() {
  if (endings.length === 0) process.exit(130)
  if (interrupt.signal.aborted) {
    // npm hands on the Ctrl-C that we got ourselves; that one is not a second wish.
    if (performance.now() - interruptedAtMs < 1000) return
    app?.kill()
    process.exit(130)
  }
  interruptedAtMs = performance.now()
  interrupt.abort()
  if (app) console.log('\nEnding.')
  endPrograms()
  app?.stop()
}

/** @returns {Promise<string>} why it is over */
async function start(options) {
  const startMs = performance.now()
  // Before the minutes of a first start rather than after them.
  if (!(await isOwnAddress(options.host))) {
    throw complaint(
      `This machine has no address ${options.host}. Give one that it has, or 0.0.0.0 for all of them: npm start -- --host 0.0.0.0`,
    )
  }
  if (options.isPortFirm) await choosePort(options)
  const data = await openDataFolder(root)
  const turn = () => takeTurn(data, () => undefined)
  const endTurn = await takeTurn(data, (pid) =>
    console.log(`  … waiting for another start that is under way (process ${pid})`),
  )
  endings.push(endTurn)
  if (!isInstalled(root)) await step('install the packages', () => installPackages(root))
  goOn()
  rememberInstall(root)

  const cluster = options.isEmbedded ? await startDatabase(data, turn) : undefined
  const databaseUrl = cluster?.url ?? process.env.DATABASE_URL
  goOn()
  const env = environmentOfApp(options, databaseUrl, findSecret(data, process.env.EVENHAND_SECRET))
  const cast = await step('prepare the database', (note) => prepare(env, cluster, note))
  goOn()
  if (!options.isDev) await buildIfChanged(root, (work) => step('build (about a minute)', work))
  goOn()
  const port = await choosePort(options)
  const address = options.address ?? `http://localhost:${port}`
  app = serveApp(root, { ...options, port, env: { ...env, NEXTAUTH_URL: address } })
  endings.push(app.stop)
  await step('serve', app.untilReady)
  writeFileSync(addressFile(data), address)
  endTurn()
  if (cluster) {
    const say = (line) => console.log(`  … ${line}`)
    endings.push(watchDatabase(cluster, turn, say))
  }
  const kept = [data, ...(cluster && cluster.place !== data ? [cluster.place] : [])]
  const where = { address, port, cast, kept: kept.map(fromHere), after: secondsSince(startMs) }
  console.log(describeStart({ ...options, ...where }))
  return app.ended
}

/** Short where it is in the checkout, whole elsewhere. */
function fromHere(folder) {
  const relative = path.relative(root, folder)
  return relative.startsWith('..') || path.isAbsolute(relative) ? folder : relative
}

async function startDatabase(data, turn) {
  const { cluster, leave } = await joinCluster(root, data, turn)
  endings.push(leave)
  const url = await step('start PostgreSQL', (note) => openDatabase(cluster, note))
  return { ...cluster, url }
}

async function prepare(env, cluster, note) {
  const memory = cluster && demoMemory(cluster)
  const isPlanted = memory?.isPlanted() ?? false
  const cast = await prepareDatabase(root, { env, isPlanted, signal: interrupt.signal }, note)
  if (env.EVENHAND_DEMO === '1' && !isPlanted) await memory?.remember()
  return cast
}

function environmentOfApp({ isDev, isDemo, address, port }, databaseUrl, secret) {
  return {
    ...process.env,
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    EVENHAND_DEMO: isDemo ? '1' : '0',
    EVENHAND_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address ?? `http://localhost:${port}`,
  }
}

async function choosePort({ port, isPortFirm, host }) {
  if (isPortFirm) {
    if (await isPortFree(port, host)) return port
    throw complaint(
      `Port ${port} is taken. End what uses it, or choose another: npm start -- --port ${port + 1}`,
    )
  }
  const free = await nextFreePort(port, host)
  if (!free)
    throw complaint(`No port from ${port} to ${port + 99} is free. Choose one: npm start -- --port 8080`)
  if (free !== port) console.log(`  … port ${port} is taken; using ${free}`)
  return free
}

/** A program that was ended by the interrupt may look like one that succeeded. */
function goOn() {
  if (interrupt.signal.aborted) throw complaint('Interrupted.')
}

try {
  // An environment of its own wins over the file.
  const settings = path.join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) {
    console.log(help)
  } else {
    const how = await start(options)
    if (!interrupt.signal.aborted) throw complaint(`The app ${how}. Start again with npm start.`)
  }
} catch (error) {
  if (!interrupt.signal.aborted) {
    showError(error)
    process.exitCode = 1
  }
}
for (const end of endings.reverse()) {
  try {
    await end()
  } catch (error) {
    showError(error)
    process.exitCode = 1
  }
}
process.exit()
