import { expect, test } from 'vitest'
import { isCode, listFiles, listImports, readText } from '@/tests/house/tree'

const files = listFiles('server/stats').filter(isCode)

// The same numbers in the server, in a worker, in a browser and from the command, today and next year.
test('statistics know nothing but one another: no package, no Node, no clock, no chance', () => {
  const outside = listImports(['server/stats']).filter(({ target }) => !target.startsWith('server/stats/'))
  expect(outside).toEqual([])
  for (const file of files) {
    const text = readText(file)
    expect(text, file).not.toMatch(/from '(?!\.)/)
    expect(text, file).not.toMatch(/\bDate\b|Math\.random|\bprocess\.|console\./)
  }
})
