import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findSecret } from '@/launcher/secret.mjs'
import { folderOfItsOwn } from './folder-of-its-own'

const folder = folderOfItsOwn()
const file = () => path.join(folder(), 'secret')

test('a secret is made once, kept, and readable by its owner only', () => {
  const made = findSecret(folder(), undefined)
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(findSecret(folder(), undefined)).toBe(made)
  expect(readFileSync(file(), 'utf8').trim()).toBe(made)
  expect(statSync(file()).mode & 0o077).toBe(0)
})

test('a damaged secret is not replaced, since everything sealed with it would be lost', () => {
  findSecret(folder(), undefined)
  writeFileSync(file(), 'short')
  expect(() => findSecret(folder(), undefined)).toThrow(/damaged/)
  expect(readFileSync(file(), 'utf8')).toBe('short')
})

test('a given secret is taken if it is long enough, and then none is made', () => {
  expect(() => findSecret(folder(), 'too short')).toThrow(/32/)
  expect(findSecret(folder(), 'x'.repeat(32))).toBe('x'.repeat(32))
  expect(() => statSync(file())).toThrow(/ENOENT/)
})
