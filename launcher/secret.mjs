import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { complaint } from './program.mjs'

const lengthMin = 32

/**
 * The secret that signs cookies and wraps the candidates' keys: EVENHAND_SECRET, else one that is made once and
 * kept in the data folder, readable by its owner only.
 * @param {string} data the data folder
 * @param {string | undefined} given
 * @returns {string}
 */
export function findSecret(data, given) {
  if (given) {
    if (given.length >= lengthMin) return given
    throw complaint(`EVENHAND_SECRET has ${given.length} characters; it needs at least ${lengthMin}.`)
  }
  const file = path.join(data, 'secret')
  if (!existsSync(file)) {
    // Renamed into place, so that a start that is killed here leaves no half of a secret.
    writeFileSync(`${file}.unfinished`, `${randomBytes(36).toString('base64url')}\n`, { mode: 0o600 })
    renameSync(`${file}.unfinished`, file)
  }
  const kept = readFileSync(file, 'utf8').trim()
  if (kept.length < lengthMin) throw complaint(`${file} is damaged. Put the secret back from your backup.`)
  return kept
}
