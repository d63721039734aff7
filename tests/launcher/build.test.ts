import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isBuilt, sourcesDigest } from '@/launcher/build.mjs'
import { folderOfItsOwn } from './folder-of-its-own'

const folder = folderOfItsOwn()

async function put(file: string, text: string): Promise<void> {
  const target = path.join(folder(), file)
  await mkdir(path.dirname(target), { recursive: true })
  await writeFile(target, text)
}

test('only a build that was finished from these very sources counts', async () => {
  await put('app/page.tsx', 'one')
  const digest = await sourcesDigest(folder())
  expect(await isBuilt(folder(), digest)).toBe(false)

  await put('.next/BUILD_ID', 'some build')
  expect(await isBuilt(folder(), digest)).toBe(false)

  await put('.next/evenhand-build', digest)
  expect(await isBuilt(folder(), digest)).toBe(true)

  await put('app/page.tsx', 'two')
  expect(await isBuilt(folder(), await sourcesDigest(folder()))).toBe(false)
})

test('a mark without a build, as after `rm .next/BUILD_ID`, does not count', async () => {
  await put('app/page.tsx', 'one')
  const digest = await sourcesDigest(folder())
  await put('.next/evenhand-build', digest)
  expect(await isBuilt(folder(), digest)).toBe(false)
})

test('what the app is made of changes the digest; tests and documents do not', async () => {
  await put('app/page.tsx', 'one')
  await put('package.json', '{}')
  const before = await sourcesDigest(folder())
  await put('tests/page.test.ts', 'a test')
  await put('docs/page.md', 'a document')
  expect(await sourcesDigest(folder())).toBe(before)
  for (const file of ['app/(room)/new.tsx', 'server/new.ts', 'package.json', 'proxy.ts']) {
    const earlier = await sourcesDigest(folder())
    await put(file, `new ${file}`)
    expect(await sourcesDigest(folder()), file).not.toBe(earlier)
  }
})

test('moving text from one file to the next changes the digest', async () => {
  await put('app/a.ts', 'onetwo')
  await put('app/b.ts', '')
  const before = await sourcesDigest(folder())
  await put('app/a.ts', 'one')
  await put('app/b.ts', 'two')
  expect(await sourcesDigest(folder())).not.toBe(before)
})
