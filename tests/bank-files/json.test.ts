import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '@/server/bank-files/json'
import { expectBack, question } from './any-question'
import { collect, sourceOf } from './bytes'

test('any questions go through JSON and come back to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      async (all, piece) => {
        const listed = all.map(({ anchors, ...one }) => ({
          ...one,
          anchors: Object.fromEntries(anchors.map(({ level, text: said }) => [level, said])),
        }))
        await expectBack(readJson(sourceOf(JSON.stringify(listed, null, 1), piece)), all)
      },
    ),
    { numRuns: 100 },
  )
})

test('knows the line where each question begins, whatever lies between', async () => {
  const json = '[\n {"a": 1},\n\n {\n"a": "x\\n]}"}, {"a": tru}\n]'
  expect(
    (await collect(readJson(sourceOf(json)))).map(({ line: at, problem }) => [at, Boolean(problem)]),
  ).toEqual([
    [2, false],
    [4, false],
    [5, true],
  ])
})

test.each([
  ['{"questions": []}', /Line 1: this file is no list/],
  ['[{"a": 1},\n 5]', /Line 2: a question begins with/],
  ['[{"a": 1},\n', /ends at line 2 in the middle/],
])('says where a file is broken: %j', async (content, words) => {
  await expect(collect(readJson(sourceOf(content)))).rejects.toThrow(words)
})
