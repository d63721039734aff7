import { expect, test } from 'vitest'
import { listFiles, readText } from './tree'

const isText = (file: string) => !/\.(png|jpe?g|webp|ico|woff2?|ttf|pdf)$/.test(file)
const texts = listFiles().filter(isText)

/** Each line of the repository's files that a pattern is found in. */
function linesWith(pattern: RegExp, except: readonly string[] = []): string[] {
  return texts
    .filter((file) => !except.includes(file))
    .flatMap((file) =>
      readText(file)
        .split('\n')
        .flatMap((line, at) =>
          pattern.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`] : [],
        ),
    )
}

test('no file names a package registry', () => {
  expect(linesWith(/https?:\/\/[^\s"'`)]*(registry|artifactory|nexus|verdaccio)/i)).toEqual([])
  expect(linesWith(new RegExp('"resolved": ' + '"http'))).toEqual([])
})

test('no file holds a path of the machine that it was written on', () => {
  const folders = ['work', 'tmp', 'home', 'root', 'Users', 'mnt', 'workspace'].join('|')
  expect(linesWith(new RegExp(`(^|[\\s"'\`(=:])/(${folders})/[\\w.-]+`))).toEqual([])
})

test('no file holds a private key or a password of a real place', () => {
  expect(linesWith(new RegExp('-----BEGIN [A-Z ]*PRIVATE' + ' KEY-----'))).toEqual([])
})
