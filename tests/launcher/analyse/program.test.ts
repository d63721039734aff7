import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { reference, root } from './run'

/** As `npm run -s analyse -- …` does, from a folder that a relative FILE is relative to. */
async function runProgram(args: readonly string[], folder: string) {
  const child = spawn(process.execPath, ['launcher/analyse.mjs', ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

test('the answer alone is on standard output, whole, and the exit code is 0', async () => {
  const folder = path.dirname(reference('panel1.csv'))
  const { code, out, err } = await runProgram(['panel1.csv', '--json', '--points', '128'], folder)
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ kind: 'panel', n: 207 })
})

test('bad input is said on standard error, and the exit code is 2', async () => {
  const { code, out, err } = await runProgram(['nowhere.csv'], root)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(/^There is no file .*nowhere\.csv\.\n$/)
})
