import { expect, test } from 'vitest'
import { type Import, listFolder, listImports } from './tree'

/** Each floor stands on those before it and on nothing after it. */
const floors = ['db', 'server', 'seed', 'app']

/** In the server, each stands on those before it: first what knows no feature, then the features, then what serves them. */
const order = [
  [
    'errors',
    'complaints',
    'environment',
    'log',
    'thread',
    'mail',
    'origin',
    'access',
    'audit',
    'trpc',
    'live',
    'stats',
    'optimum',
  ],
  [
    'organizations',
    'words',
    'rubrics',
    'bank',
    'bank-files',
    'shelves',
    'sets',
    'assembly',
    'jobs',
    'candidates',
    'decision-rules',
    'plans',
    'session-life',
    'panels',
    'sessions',
    'boards',
    'reminders',
    'usage',
    'compare',
    'panel-health',
    'decisions',
    'debriefs',
    'exports',
    'second-looks',
    'impact',
    'feedback',
  ],
  ['headers', 'auth', 'upload', 'downloads', 'readiness', 'router'],
].flat()

/** What the pages' caller and the route handlers are made of. */
const doors = [
  'auth',
  'downloads',
  'errors',
  'headers',
  'live/streams',
  'origin',
  'readiness',
  'router',
  'trpc',
  'upload',
].map((name) => `server/${name}`)

const shown = ({ file, target }: Import) => `${file} → ${target}`
const floorOf = (file: string) => file.split('/')[0]!
const unitOf = (file: string) => file.split('/')[1]!.replace(/\.ts$/, '')

test('each floor stands on those below it', () => {
  const upward = listImports(floors).filter(({ file, target }) => {
    const below = floors.indexOf(floorOf(target))
    return below === -1 || below > floors.indexOf(floorOf(file))
  })
  expect(upward.map(shown)).toEqual([])
})

test('the app takes from the server inputs, rules and types, and reaches past them only at its doors', () => {
  const foreign = listImports(['app']).filter(({ file, target, isType }) => {
    if (isType || floorOf(target) === 'app') return false
    const isDoor = file.startsWith('app/_api/') || file.startsWith('app/api/')
    return !/^server\/[a-z-]+\/(input|rules)$/.test(target) && !(isDoor && doors.includes(target))
  })
  expect(foreign.map(shown)).toEqual([])
})

test('the app takes only types from the database', () => {
  const taken = listImports(['app']).filter(({ target, isType }) => floorOf(target) === 'db' && !isType)
  expect(taken.map(shown)).toEqual([])
  expect(
    listImports(['app'])
      .filter(({ target }) => /^(seed|db\/(?!schema\/))/.test(target))
      .map(shown),
  ).toEqual([])
})

test('every file and folder of the server has its place in the order', () => {
  const names = listFolder('server').map(({ name }) => name.replace(/\.ts$/, ''))
  expect(names.toSorted()).toEqual(order.toSorted())
})

test('in the server, nothing stands on what comes after it', () => {
  const upward = listImports(['server'])
    .filter(({ target }) => floorOf(target) === 'server')
    .filter(({ file, target }) => order.indexOf(unitOf(target)) > order.indexOf(unitOf(file)))
  expect(upward.map(shown)).toEqual([])
})

test('only db/ asks for the pool; everybody else gets a transaction', () => {
  const pools = listImports(['server', 'seed', 'app']).filter(({ target }) => target === 'db/client')
  expect(pools.map(shown)).toEqual([])
})
