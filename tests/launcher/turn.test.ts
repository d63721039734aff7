import { spawn } from 'node:child_process'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { signIn, takeTurn } from '@/launcher/turn.mjs'
import { folderOfItsOwn } from './folder-of-its-own'

const folder = folderOfItsOwn()
const module = pathToFileURL(path.resolve('launcher/turn.mjs')).href

/** Another process that takes a turn, says so, and holds it until its input is closed. */
function other(script: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder() })
  const said = { text: '' }
  child.stdout.on('data', (chunk) => {
    said.text += chunk
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    child,
    said,
    ended,
    until: (text: string) => expect.poll(() => said.text, { timeout: 5000 }).toContain(text),
  }
}

const holder = () => `
  import { takeTurn, signIn } from '${module}'
  const end = await takeTurn('.', (pid) => console.log('waiting for', pid))
  signIn('.')
  console.log('has it')
  process.stdin.on('end', () => { end(); process.exit() }).resume()`

test('the second waits, is told for whom, and gets its turn when the first ends', async () => {
  const first = other(holder())
  await first.until('has it')
  const second = other(holder())
  await second.until(`waiting for ${first.child.pid}`)
  expect(second.said.text).not.toContain('has it')
  first.child.stdin.end()
  await second.until('has it')
  second.child.stdin.end()
  await second.ended
  expect(existsSync(path.join(folder(), 'starting'))).toBe(false)
})

test('of many at once exactly one has the turn, after one that was killed too', async () => {
  const killed = other(holder())
  await killed.until('has it')
  killed.child.kill('SIGKILL')
  await killed.ended
  const many = Array.from({ length: 5 }, () => other(holder()))
  const having = () => many.filter(({ said }) => said.text.includes('has it'))
  for (let done = 1; done <= many.length; done++) {
    await expect.poll(() => having().length, { timeout: 5000 }).toBe(done)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(having()).toHaveLength(done)
    for (const one of having()) one.child.stdin.end()
  }
})

test('a turn whose holder fell silent, its number now another process’s, is taken over', async () => {
  const file = path.join(folder(), 'starting')
  writeFileSync(file, String(process.ppid))
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(file, longAgo, longAgo)
  const end = await takeTurn(folder(), () => {
    throw new Error('waited for a process that has nothing to do with it')
  })
  end()
})

test('ending a turn twice does not end the next one’s', async () => {
  const end = await takeTurn(folder(), () => undefined)
  end()
  const next = other(holder())
  await next.until('has it')
  end()
  expect(existsSync(path.join(folder(), 'starting'))).toBe(true)
  next.child.stdin.end()
  await next.ended
})

test('only the last to leave is told that it is the last', async () => {
  const leave = signIn(folder())
  const another = other(holder())
  await another.until('has it')
  expect(leave()).toBe(false)
  another.child.kill('SIGKILL')
  await another.ended
  expect(leave()).toBe(true)
  expect(readdirSync(path.join(folder(), 'running'))).toEqual([])
})
