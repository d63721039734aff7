import './node-version.mjs'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { joinCluster, openDatabase } from './database.mjs'
import { addressFile, openDataFolder } from './folder.mjs'
import { isInstalled } from './install.mjs'
import { readOptions } from './options.mjs'
import { complaint, runProgram } from './program.mjs'
import { showError } from './say.mjs'
import { findSecret } from './secret.mjs'
import { takeTurn } from './turn.mjs'

// `npm run password-link -- EMAIL`: where no mail is set up, whoever runs Evenhand hands the link on by another way.
const root = path.resolve(import.meta.dirname, '..')
let leave = async () => undefined

/** Prints a link that sets a new password, on the database that `npm start` uses, whether or not it runs now. */
async function printLink(email) {
  if (!email) throw complaint('Say whose: npm run password-link -- ada@example.org')
  if (!isInstalled(root)) throw complaint('Nothing is installed yet. Run npm start first.')
  const settings = path.join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  const { address, isEmbedded, port } = readOptions([], process.env)
  const data = await openDataFolder(root)
  const env = {
    ...process.env,
    DATABASE_URL: isEmbedded ? await findDatabase(data) : process.env.DATABASE_URL,
    EVENHAND_SECRET: findSecret(data, process.env.EVENHAND_SECRET),
    NEXTAUTH_URL: address ?? lastAddress(data) ?? `http://localhost:${port}`,
    EVENHAND_LOG: 'silent',
  }
  const args = ['--import', 'tsx', 'launcher/make-password-link.ts', email]
  // It prints for itself: what is collected of a program that ends at once may come too late.
  const { code } = await runProgram(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  if (code !== 0) process.exitCode = 1
}

/** The port of a start may have been the next free one. */
function lastAddress(data) {
  const file = addressFile(data)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

async function findDatabase(data) {
  const turn = () => takeTurn(data, () => undefined)
  const endTurn = await turn()
  try {
    const joined = await joinCluster(root, data, turn)
    leave = joined.leave
    return await openDatabase(joined.cluster, () => undefined)
  } finally {
    endTurn()
  }
}

try {
  await printLink(process.argv[2])
} catch (error) {
  showError(error)
  process.exitCode = 1
}
await leave()
process.exit()
