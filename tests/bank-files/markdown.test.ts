import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readList, writeList } from '@/server/bank-files/cells'
import { readMarkdown, writeMarkdownQuestion } from '@/server/bank-files/markdown'
import { expectBack, question } from './any-question'
import { collect, sourceOf } from './bytes'

test('any questions go through Markdown and come back to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      async (all, piece) => {
        const markdown = `# Bank\n\n${all.map(writeMarkdownQuestion).join('\n')}`
        await expectBack(readMarkdown(sourceOf(markdown, piece)), all)
      },
    ),
    { numRuns: 100 },
  )
})

test('knows the line where each question begins, whatever lies between', async () => {
  const markdown = '# Bank\n\n## One?\n\n### Hint\nh\n\n## Two?\n'
  expect((await collect(readMarkdown(sourceOf(markdown)))).map(({ line: at }) => at)).toEqual([3, 8])
})

test('reads lists by line, by bullet or by semicolon', () => {
  expect(readList('one\n two \n\nthree')).toEqual(['one', 'two', 'three'])
  expect(readList('- one\n- two\n  goes on\n- three')).toEqual(['one', 'two\ngoes on', 'three'])
  expect(readList('A; B | C', /[;|]/)).toEqual(['A', 'B', 'C'])
  expect(writeList(['one', 'two'])).toBe('one\ntwo')
})
