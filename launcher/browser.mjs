import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { complaint, runProgram } from './program.mjs'

// The one without a window first: the others start pages of their own for what nobody sees here.
const programs = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
]
const debianPackages = ['chromium-headless-shell', 'chromium']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium that starts on this machine: EVENHAND_CHROMIUM, else the system's, else Playwright's own
 * (downloaded now if need be), else, for root on a Debian, the distribution's (installed now).
 * @param {string} root the checkout, with its packages installed
 * @returns {Promise<string>} the path of the program
 */
export async function findBrowser(root) {
  const given = process.env.EVENHAND_CHROMIUM
  if (given) {
    if (await starts(given)) return given
    throw complaint(`EVENHAND_CHROMIUM names ${given}, which does not start.`)
  }
  return (await systemBrowser()) ?? (await playwrightBrowser(root)) ?? (await debianBrowser()) ?? giveUp()
}

async function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = programs.flatMap((program) => folders.map((folder) => path.join(folder, program)))
  for (const file of [...onPath, ...usualPlaces]) {
    if (await starts(file)) return file
  }
  return undefined
}

async function playwrightBrowser(root) {
  const core = path.join(root, 'node_modules', 'playwright-core')
  const { chromium } = await import(pathToFileURL(path.join(core, 'index.mjs')).href)
  const file = chromium.executablePath()
  if (await starts(file)) return file
  await runProgram(process.execPath, [path.join(core, 'cli.js'), 'install', 'chromium'], { cwd: root })
  return (await starts(file)) ? file : undefined
}

async function debianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update', '-qq'], { env })
  for (const name of debianPackages) {
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })
    const found = await systemBrowser()
    if (found) return found
  }
  return undefined
}

/** A file can be there and not start: a stub of the distribution's, or system libraries that are missing. */
async function starts(file) {
  if (!existsSync(file)) return false
  // On Windows this would open a window instead of answering.
  if (process.platform === 'win32') return true
  const { code } = await runProgram(file, ['--version', '--no-sandbox'])
  return code === 0
}

function giveUp() {
  throw complaint(
    'No Chromium was found, and none could be installed.\nInstall Chromium or Chrome, or name one in EVENHAND_CHROMIUM, and run the tests again.',
  )
}
