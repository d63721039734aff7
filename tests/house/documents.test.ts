import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles, readText, root } from './tree'

const documents = [
  ...listFiles('docs').filter((file) => file.endsWith('.md')),
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
]
const scripts = JSON.parse(readText('package.json')).scripts as Record<string, string>

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```/g, '')
const all = (text: string, what: RegExp) => [...text.matchAll(what)].map(([, found]) => found!)

/** Whether something is where a document says; `<name>` and `*` stand for any name. */
function exists(place: string): boolean {
  const parts = place.replace(/\/$/, '').split('/')
  const at = parts.findIndex((part) => /[<*]/.test(part))
  if (at === -1) return existsSync(path.join(root, place))
  const folder = path.join(root, ...parts.slice(0, at))
  const wanted = new RegExp(`^${parts[at]!.replaceAll('.', '\\.').replaceAll(/<[^>]+>|\*/g, '.+')}$`)
  return (
    existsSync(folder) &&
    readdirSync(folder).some(
      (name) => wanted.test(name) && exists([...parts.slice(0, at), name, ...parts.slice(at + 1)].join('/')),
    )
  )
}

/** A path in backticks: it starts at the top of the repository, or it is a file there. */
function isPath(text: string): boolean {
  if (/^(app|server|db|seed|tests|e2e|launcher|docs|\.ci)\/\S*$/.test(text)) return true
  return /^[\w.-]+\.(ts|tsx|mjs|md|json|sql)$/.test(text) && !/^\w+\.(input|rules|router)/.test(text)
}

describe.each(documents)('%s', (file) => {
  const text = readText(file)

  test('links to what is there', () => {
    const links = all(withoutCode(text), /\]\(([^)\s]+)\)/g).filter((link) => !/^([a-z]+:|#)/.test(link))
    const dead = links.filter((link) => !existsSync(path.join(root, path.dirname(file), link.split('#')[0]!)))
    expect(dead).toEqual([])
  })

  test('names paths that exist', () => {
    const paths = all(withoutCode(text), /`([^`\n]+)`/g).filter(isPath)
    // The four kinds of file of a feature are named without their folder.
    const kinds = ['input.ts', 'rules.ts', 'router.ts', 'path.ts']
    expect(paths.filter((one) => !kinds.includes(one) && !exists(one))).toEqual([])
  })

  test('names routes and scripts that exist', () => {
    const routes = all(text, /`(\/api\/[\w/-]+)`/g)
    expect(routes.filter((route) => !exists(`app${route}/route.ts`))).toEqual([])
    const named = all(text, /npm run (?:-s )?([\w:-]+)/g)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('the map of the house in the README names folders and files that exist', () => {
  const [, map] = /## The house[\s\S]*?```\n([\s\S]*?)```/.exec(readText('README.md')) ?? []
  const floors = all(map ?? '', /^([a-z0-9]+)\//gm)
  expect(floors.length).toBeGreaterThan(6)
  expect(floors.filter((floor) => !exists(floor))).toEqual([])
})
