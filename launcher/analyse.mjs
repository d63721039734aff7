import './node-version.mjs'
import path from 'node:path'
import { installPackages, isInstalled, rememberInstall } from './install.mjs'
import { showError } from './say.mjs'

// `npm run -s analyse -- FILE`: the statistics of a file of scores, without a database or the network.
const root = path.resolve(import.meta.dirname, '..')

try {
  if (!isInstalled(root)) {
    // Standard output is for the answer alone.
    console.error('Installing the packages; this is only needed once.')
    await installPackages(root)
    rememberInstall(root)
  }
  const { register } = await import('tsx/esm/api')
  register()
  const { analyse } = await import('./analyse/main.ts')
  process.exitCode = await analyse(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
} catch (error) {
  showError(error)
  process.exitCode = 1
}
