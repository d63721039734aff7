import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCode, listFiles, listFolder, listImports, readText } from './tree'

const floors = ['app', 'server', 'db', 'seed']
const codeFiles = [...floors, 'launcher'].flatMap((folder) => listFiles(folder)).filter(isCode)
// The statistics are no feature: a test of their own is below.
const features = listFolder('server').flatMap(({ name, isFolder }) =>
  isFolder && name !== 'stats' ? [name] : [],
)

test('the top level is what the README says, and nothing else', () => {
  const expected = [
    ['app', 'db', 'docs', 'e2e', 'launcher', 'seed', 'server', 'tests'],
    ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'LICENSE'],
    ['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.ts', 'drizzle.config.ts'],
    ['instrumentation.ts', 'proxy.ts'],
    ['.biome.json', '.ci', '.env.example', '.gitignore', '.knip.jsonc', '.npmrc', '.nvmrc'],
    ['.postcssrc.json', '.squawk.toml'],
  ].flat()
  expect(
    listFolder('.')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(expected.toSorted())
})

test('no file is named for what it is not about', () => {
  const vague =
    /(^|[-.])(utils?|helpers?|types?|lib|libs|index|common|misc|shared|service|repository|manager|handler|schema)\.(ts|tsx|mjs)$/
  const all = [...codeFiles, ...listFiles('tests'), ...listFiles('e2e')]
  expect(all.filter((file) => vague.test(path.basename(file)))).toEqual([])
  const folders = new Set(all.flatMap((file) => path.dirname(file).split('/')))
  expect(
    [...folders].filter((name) =>
      /^(utils?|helpers?|types?|libs?|common|misc|shared|services|components|hooks)$/.test(name),
    ),
  ).toEqual([])
})

test('no file only hands on what others export', () => {
  const barrels = floors
    .flatMap((folder) => listFiles(folder))
    .filter(isCode)
    .filter((file) => /^export\s+(\*|\{[^}]*\}|type\s+\{[^}]*\})\s*from/m.test(readText(file)))
  expect(barrels).toEqual([])
})

test('no file is too long to be about one noun', () => {
  const long = codeFiles.filter((file) => readText(file).split('\n').length > 260)
  expect(long).toEqual([])
})

describe.each(features)('server/%s', (feature) => {
  const names = listFolder(`server/${feature}`)
  const imports = listImports([`server/${feature}`])
  const importsIn = (name: string) => imports.filter(({ file }) => file === `server/${feature}/${name}`)
  const packagesIn = (name: string) =>
    [...readText(`server/${feature}/${name}`).matchAll(/from '([^.@'][^']*|@(?!\/)[^']*)'/g)].map(
      ([, from]) => from!,
    )
  const verbs = names.filter(({ name }) => !['input.ts', 'rules.ts', 'router.ts'].includes(name))

  // A rule may come with a list that is too long to stand in it, as JSON; what is printed, with its typeface.
  test('is flat, and every file is of one of four kinds', () => {
    expect(
      names.filter(({ name, isFolder }) => isFolder || !/^[a-z]+(-[a-z]+)*\.(ts|json|ttf)$/.test(name)),
    ).toEqual([])
  })

  test('inputs and rules touch nothing outside', () => {
    for (const name of ['input.ts', 'rules.ts'].filter((one) => names.some((file) => file.name === one))) {
      expect(
        packagesIn(name).filter((from) => from !== 'zod'),
        name,
      ).toEqual([])
      const impure = importsIn(name).filter(
        ({ target, isType }) =>
          !isType &&
          !target.startsWith('db/schema/') &&
          !/^server\/(errors$|stats\/)/.test(target) &&
          !/\/(input|rules|[a-z-]+\.json)$/.test(target),
      )
      expect(
        impure.map(({ target }) => target),
        name,
      ).toEqual([])
    }
  })

  test('the router asks no table, and the verbs know no transport', () => {
    if (names.some(({ name }) => name === 'router.ts')) {
      expect(packagesIn('router.ts')).toEqual([])
      expect(importsIn('router.ts').filter(({ target }) => target.startsWith('db/'))).toEqual([])
    }
    for (const { name } of verbs) {
      expect(
        packagesIn(name).filter((from) => /^(@trpc|next|react)/.test(from)),
        name,
      ).toEqual([])
      expect(
        importsIn(name).filter(({ target }) => /^server\/(trpc|router)$|\/router$/.test(target)),
        name,
      ).toEqual([])
    }
  })

  test('has its tests under its own name', () => {
    const where = feature === 'audit' ? 'tests/authority' : `tests/${feature}`
    expect(listFiles(where).filter((file) => file.endsWith('.test.ts')).length).toBeGreaterThan(0)
  })
})

describe('server/stats', () => {
  const files = listFiles('server/stats')

  test('is mathematics alone: no package, no I/O, nothing of the rest of the house', () => {
    const foreign = files.flatMap((file) =>
      [...readText(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)]
        .map(([, from]) => from!)
        .filter((from) => !from.startsWith('.'))
        .map((from) => `${file} → ${from}`),
    )
    expect(foreign).toEqual([])
    const outward = listImports(['server/stats']).filter(({ target }) => !target.startsWith('server/stats/'))
    expect(outward.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
    const impure = files.filter((file) =>
      /\b(process\.|console\.|fetch\(|Date\.now|Math\.random|performance\.)/.test(readText(file)),
    )
    expect(impure).toEqual([])
  })

  test('has one folder for a family of statistics, and a textbook name for each file', () => {
    const deep = files.filter((file) => file.split('/').length > 4)
    expect(deep).toEqual([])
    expect(files.filter((file) => !/^[a-z]+(-[a-z]+)*\.ts$/.test(path.basename(file)))).toEqual([])
  })
})
