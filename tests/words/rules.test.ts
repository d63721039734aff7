import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bestExcerpt,
  excerptOf,
  likeWords,
  loosened,
  markWords,
  meetsAll,
  slipsAllowed,
  slipsIn,
  wishesOf,
  wordsOf,
} from '@/server/words/rules'

test('a word is letters, marks and digits that stand together', () => {
  expect(wordsOf('Little’s law, read/write: 100% Ärger — p95')).toEqual(
    'little s law read write 100 ärger p95'.split(' '),
  )
})

test.each([
  ['reliability', 'reliability', 0],
  ['reliab', 'reliability', 0],
  ['relia', 'reliability', 6],
  ['relaibility', 'reliability', 1],
  ['relaib', 'reliability', 1],
  ['bais', 'bias', 1],
  ['quue', 'queue', 1],
  ['queuee', 'queue', 1],
  ['kitten', 'sitting', 2],
  ['abc', 'xyz', 3],
])('“%s” for “%s” has %i slips', (typed, word, slips) => {
  expect(slipsIn(typed, word)).toBe(slips)
})

test('of the words with the fewest slips, those of about its length come first; short words have none', () => {
  const known = ['bias', 'basis', 'base', 'reliability', 'reliable', 'reliance', 'bat']
  expect(likeWords('relaibility', known)).toEqual(['reliability'])
  expect(likeWords('bais', known)).toEqual(['bias', 'basis'])
  expect(likeWords('bta', known)).toEqual([])
  expect(likeWords('xylophone', known)).toEqual([])
})

const word = fc.string({ unit: fc.constantFrom(...'abcdeiorst'.split('')), minLength: 4, maxLength: 14 })
/** One slip in a word: a letter dropped, added or changed, or two swapped. */
const slip = fc.tuple(
  fc.constantFrom('drop', 'add', 'change', 'swap'),
  fc.nat(20),
  fc.constantFrom(...'abcxyz'.split('')),
)
function slipped(of: string, [kind, place, letter]: [string, number, string]): string {
  const at = place % of.length
  if (kind === 'drop') return of.slice(0, at) + of.slice(at + 1)
  if (kind === 'add') return of.slice(0, at) + letter + of.slice(at)
  if (kind === 'change') return of.slice(0, at) + letter + of.slice(at + 1)
  return of.slice(0, at) + (of[at + 1] ?? '') + of[at] + of.slice(at + 2)
}

test('a word is found among others with as many slips as allowed, or one that is as near', () => {
  fc.assert(
    fc.property(word, slip, fc.array(word, { maxLength: 10 }), (written, one, others) => {
      const typed = slipped(written, one)
      fc.pre(typed !== written && slipsAllowed(typed) > 0 && !written.startsWith(typed))
      const found = likeWords(typed, [...others, written])
      const nearest = Math.min(
        ...[...others, written].map((other) => slipsIn(typed, other)).filter((n) => n > 0),
      )
      expect(found.every((other) => slipsIn(typed, other) === nearest)).toBe(true)
      if (slipsIn(typed, written) === nearest && found.length < 12) expect(found).toContain(written)
    }),
  )
})

test('every wish has to be met by some word', () => {
  const wishes = wishesOf('queue evaluating c')
  expect(meetsAll(wishes, ['queues', 'evaluates', 'c'])).toBe(true)
  expect(meetsAll(wishes, ['queues', 'evaluates', 'code'])).toBe(false)
  expect(meetsAll(wishesOf('c'), ['code'])).toBe(false)
  expect(
    meetsAll(
      loosened(wishesOf('c'), () => []),
      ['code'],
    ),
  ).toBe(true)
  // Cut off in the middle of a word, as a text is that is still being typed.
  expect(
    meetsAll(
      loosened(wishesOf('comes partly f'), () => []),
      ['comes', 'partly', 'from'],
    ),
  ).toBe(true)
  expect(meetsAll(wishesOf('queeu'), ['queue'])).toBe(false)
  expect(
    meetsAll(
      loosened(wishesOf('queeu'), () => ['queue']),
      ['queue'],
    ),
  ).toBe(true)
})

test('marks stand in turn with the rest, and together they are the text', () => {
  expect(markWords('Queues, a queue', wishesOf('queue'))).toEqual(['', 'Queues', ', a ', 'queue', ''])
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, asked) => {
      expect(markWords(text, wishesOf(asked)).join('')).toBe(text)
    }),
  )
})

test('an excerpt of a long text has what was found in it', () => {
  const long = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`
  const marked = excerptOf(long, wishesOf('needle'))
  expect(marked[1]).toBe('needle')
  expect(marked[0]).toMatch(/^… before/)
  expect(marked.at(-1)).toMatch(/after …$/)
  expect(marked.join('').length).toBeLessThan(180)
  expect(excerptOf('x'.repeat(400), wishesOf('needle')).join('').length).toBeLessThan(180)
})

test('what the prompt does not hold is shown from the point that holds most of it, else from the hint', () => {
  const question = { prompt: 'A queue', hint: 'Arrival and law', points: ['Arrival', 'Arrival by law'] }
  const place = (text: string) => bestExcerpt(question, wishesOf(text))
  expect(place('queue')).toBeNull()
  expect(place('queue arrival')).toMatchObject({ place: 'point', marked: ['', 'Arrival', ''] })
  expect(place('arrival law')).toMatchObject({ place: 'point', marked: ['', 'Arrival', ' by ', 'law', ''] })
  expect(place('and')).toMatchObject({ place: 'hint' })
})
