import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

const ignored = readText('.gitignore')
  .split('\n')
  .map((line) => line.trim().replace(/\/$/, ''))
  .filter(Boolean)
const isIgnored = (name: string) =>
  name === '.git' || ignored.some((one) => (one.startsWith('*') ? name.endsWith(one.slice(1)) : name === one))

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** The names in a folder of the repository, without what git ignores. */
export function listFolder(folder: string) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
}

/** Every file below a folder, by its path from the top of the repository. */
export function listFiles(folder = '.'): string[] {
  return listFolder(folder).flatMap(({ name, isFolder }) => {
    const file = path.posix.join(folder, name)
    return isFolder ? listFiles(file) : [file]
  })
}

export const isCode = (file: string) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts')
const isTypeScript = (file: string) => /\.tsx?$/.test(file)

export type Import = { file: string; target: string; isType: boolean }

/** What a file of ours imports from others of ours, by path from the top without its ending. */
export function listImports(folders: readonly string[]): Import[] {
  return folders.flatMap((folder) =>
    (folder.endsWith('.ts') ? [folder] : listFiles(folder)).filter(isTypeScript).flatMap(importsOf),
  )
}

function importsOf(file: string): Import[] {
  const statement =
    /(?:^|\n)(import|export)\s(type\s)?([^'"]*?from\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g
  return [...readText(file).matchAll(statement)].flatMap(([, , type, names, named, dynamic]) => {
    const from = named ?? dynamic ?? ''
    const target = from.startsWith('@/')
      ? from.slice(2)
      : from.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), from)
        : null
    // `import { type A, type B }` brings nothing along either.
    const onlyTypes = /^\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}\s*from\s$/.test(names ?? '')
    return target ? [{ file, target, isType: Boolean(type) || onlyTypes }] : []
  })
}
