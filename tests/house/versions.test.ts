import { expect, test } from 'vitest'
import { readText } from './tree'
import floors from './version-floors.json' with { type: 'json' }

// The audit of known holes needs a registry and runs in CI; this holds what was learned without one.

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>> & {
  engines: { node: string }
}
const manifest = JSON.parse(readText('package.json')) as Manifest
const locked = JSON.parse(readText('package-lock.json')).packages as Record<string, { version?: string }>

/** Every copy of a package that an install brings along, however deep. */
const copiesOf = (name: string) =>
  Object.entries(locked).filter(
    ([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`),
  )

function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => text.split('-')[0]!.split('.').map(Number)
  const [a, b] = [parts(version), parts(floor)]
  const at = b.findIndex((part, index) => part !== a[index])
  // A pre-release of the floor itself comes before it.
  return at === -1 ? !version.includes('-') : a[at]! > b[at]!
}

test('the comparison of versions can tell', () => {
  expect(isAtLeast('16.4.6', '16.4.6')).toBe(true)
  expect(isAtLeast('16.10.0', '16.4.6')).toBe(true)
  expect(isAtLeast('17.0.0-beta.1', '16.4.6')).toBe(true)
  expect(isAtLeast('16.4.5', '16.4.6')).toBe(false)
  expect(isAtLeast('16.4.6-canary.1', '16.4.6')).toBe(false)
})

test.each(Object.entries(floors))('%s is %s or newer, every copy of it', (name, floor) => {
  const copies = copiesOf(name)
  expect(copies.length).toBeGreaterThan(0)
  for (const [place, { version }] of copies)
    expect(isAtLeast(version ?? '', floor), `${place} ${version}`).toBe(true)
})

test('all of tRPC is of one version', () => {
  const versions = Object.entries(locked).flatMap(([place, { version }]) =>
    place.includes('node_modules/@trpc/') ? [version] : [],
  )
  expect(new Set(versions).size).toBe(1)
})

test('every direct dependency is pinned, and locked at that very version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/)
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version)
  }
})

test('Node is new enough for Next', () => {
  const [, least] = /^>=(\d+\.\d+\.\d+)$/.exec(manifest.engines.node) ?? []
  expect(isAtLeast(least ?? '0.0.0', '20.9.0')).toBe(true)
})
