import { expect, test } from 'vitest'
import { mergeTexts, splitText } from '@/app/(workspace)/bank/text-edits'

const texts = [
  { id: 'a', text: 'Tells the crew, drops ballast' },
  { id: 'b', text: 'Lands' },
]

test('splits at the cursor, and what is cut off stands below', () => {
  expect(splitText(texts, 0, 15, 'new')).toEqual([
    { id: 'a', text: 'Tells the crew,' },
    { id: 'new', text: 'drops ballast' },
    { id: 'b', text: 'Lands' },
  ])
  expect(splitText(texts, 1, 0, 'new').slice(1)).toEqual([
    { id: 'b', text: '' },
    { id: 'new', text: 'Lands' },
  ])
  expect(splitText(texts, 1, 5, 'new').at(-1)).toEqual({ id: 'new', text: '' })
})

test('merging is splitting backwards, with the cursor where the two meet', () => {
  const merged = mergeTexts(splitText(texts, 0, 16, 'new'), 1)
  expect(merged.texts).toEqual(texts)
  expect(texts[0]!.text.slice(merged.caret)).toBe('drops ballast')
  expect(mergeTexts([{ id: 'a', text: '' }, texts[1]!], 1)).toEqual({
    texts: [{ id: 'a', text: 'Lands' }],
    caret: 0,
  })
  expect(mergeTexts([texts[1]!, { id: 'c', text: ' ' }], 1)).toEqual({ texts: [texts[1]], caret: 5 })
})
