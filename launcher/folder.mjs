import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { canReach, postgresAccount } from './account.mjs'
import { complaint } from './program.mjs'

/** Where root keeps what the unprivileged account of PostgreSQL must reach and a private checkout hides. */
export const sharedFolder = '/var/lib/evenhand'

/**
 * The folder that holds everything this installation must keep: `.data` in the checkout unless EVENHAND_DATA
 * names another.
 * @param {string} root the checkout
 * @returns {Promise<string>} an absolute path
 */
export async function openDataFolder(root) {
  const data = path.resolve(root, process.env.EVENHAND_DATA || '.data')
  if (!existsSync(data)) await mkdir(data, { recursive: true, mode: 0o700 })
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw complaint(`${data} belongs to another user. Start Evenhand as that user, or set EVENHAND_DATA.`)
  }
  return realpath(data)
}

/** Where the last start remembers the address that people type. */
export const addressFile = (data) => path.join(data, 'address')

/**
 * Where the bundled PostgreSQL keeps its data, and under which account it runs.
 *
 * That is the data folder itself, unless we are root and the account that PostgreSQL must run under cannot get
 * there. Then it is a folder under /var/lib/evenhand, which `postgres-place` in the data folder names.
 * @param {string} data the data folder
 * @returns {Promise<{ place: string, account: import('./account.mjs').Account | undefined }>}
 */
export async function findPlace(data) {
  const account = await accountFor(path.join(data, 'postgres'))
  if (!account || existsSync(path.join(data, 'postgres'))) return { place: data, account }
  const named = await namedPlace(data)
  if (named) return { place: named, account: (await accountFor(path.join(named, 'postgres'))) ?? account }

  // To enter is not to list: the account can reach its own folder in there and nothing else.
  await chmod(data, 0o711)
  if (canReach(account, data, 0o1)) return { place: data, account }
  await chmod(data, 0o700)
  return { place: await makePlace(data), account }
}

/** Existing data is served by whom it belongs to; PostgreSQL takes no other. */
async function accountFor(postgres) {
  const account = await postgresAccount()
  const seen = await stat(postgres).catch(() => undefined)
  if (!seen) return account
  if (account) return seen.uid === 0 ? account : { uid: seen.uid, gid: seen.gid, name: `user ${seen.uid}` }
  const isOurs = process.getuid === undefined || seen.uid === process.getuid()
  if (isOurs) return undefined
  throw complaint(
    `${postgres} belongs to another user (${seen.uid}). Start Evenhand as that user or as root.`,
  )
}

const pointerFile = (data) => path.join(data, 'postgres-place')
const belongingFile = (place) => path.join(place, 'belongs-to')

/** The place that the data folder names, unless this data folder is a copy and the place is the original's. */
async function namedPlace(data) {
  const place = (await readFile(pointerFile(data), 'utf8').catch(() => '')).trim()
  if (!place) return undefined
  if (!existsSync(place)) {
    throw complaint(
      `The database of this folder was in ${place}, which is gone.\nPut it back, or delete ${pointerFile(data)} to start with an empty one.`,
    )
  }
  const owner = (await readFile(belongingFile(place), 'utf8').catch(() => '')).trim()
  if (owner === data) return place
  const pointerOfOwner = await readFile(pointerFile(owner), 'utf8').catch(() => '')
  if (pointerOfOwner.trim() === place) return undefined
  // Nobody else claims it: the folder was moved.
  await writeFile(belongingFile(place), `${data}\n`)
  return place
}

async function makePlace(data) {
  const name = path.basename(path.dirname(data)).replaceAll(/[^\w.-]/g, '_')
  const place = path.join(sharedFolder, `${name}-${randomBytes(4).toString('hex')}`)
  await mkdir(place, { recursive: true })
  for (const folder of [sharedFolder, place]) await chmod(folder, 0o711)
  await writeFile(belongingFile(place), `${data}\n`)
  await writeFile(pointerFile(data), `${place}\n`)
  return place
}
