import fc from 'fast-check'
import { expect } from 'vitest'
import { type FileQuestion, fileQuestion, readQuestion, writeList } from '@/server/bank-files/cells'
import { guessColumns } from '@/server/bank-files/headings'
import { type Entry, type Field, fieldNames, fields } from '@/server/bank-files/rules'
import { collect } from './bytes'

/** Texts that formats stumble over. */
const awkward = fc.constantFrom(
  '"',
  "'",
  ',',
  ';',
  '|',
  '\n',
  '\n\n',
  '\n  ',
  '\n- ',
  '\n# ',
  '\n## x',
  '\\#',
  '• ',
  '- ',
  '=1+1',
  '@a',
  '_x0041_',
  '<b>&amp;',
  ']]>',
  '\t',
  ': ',
  'é',
  '漢字',
  '👩🏽‍🚒',
  '\u2028',
  '### Hint',
  '* ',
  '1. ',
  '\r\u00a0',
  '\ufeff',
)
const text = (most: number) =>
  fc
    .array(fc.oneof(awkward, fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 8,
    })
    // Carriage returns are line ends in every file; zeros and halves of pairs nothing can keep.
    .map((parts) =>
      parts
        .join('')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[\0\p{Surrogate}]/gu, '')
        .trim()
        .slice(0, most)
        .trim(),
    )
    .map((whole) => whole.replaceAll(/\p{Surrogate}/gu, '').trim() || 'x')
const line = text(60).map((one) => one.replaceAll(/\s+/g, ' ').trim() || 'x')

export const question: fc.Arbitrary<FileQuestion> = fc.record({
  key: line,
  category: line,
  level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
  minutes: fc.integer({ min: 1, max: 120 }),
  competencies: fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() }),
  prompt: text(400),
  hint: text(400),
  points: fc.array(text(200), { minLength: 1, maxLength: 5 }),
  anchors: fc
    .tuple(text(200), text(200), text(200), fc.option(text(200), { nil: null }))
    .map(([one, three, five, four]) => [
      { level: 1, text: one },
      { level: 3, text: three },
      ...(four ? [{ level: 4, text: four }] : []),
      { level: 5, text: five },
    ]),
  followUps: fc.array(text(200), { maxLength: 4 }),
})

const questionOf = ({ cells }: Entry) => {
  const guesses = guessColumns([...cells.keys()])
  return readQuestion(
    [...cells.values()].flatMap((cell, at) => (guesses[at] ? [[guesses[at]!, cell] as const] : [])),
  )
}
const saidBy = (one: FileQuestion): Record<Field, string> => {
  const anchor = (level: number) => one.anchors.find((each) => each.level === level)?.text ?? ''
  return {
    ...one,
    key: one.key ?? '',
    minutes: String(one.minutes),
    competencies: writeList(one.competencies, '; '),
    points: writeList(one.points),
    followUps: writeList(one.followUps),
    anchor1: anchor(1),
    anchor2: anchor(2),
    anchor3: anchor(3),
    anchor4: anchor(4),
    anchor5: anchor(5),
  }
}
export const rowOf = (one: FileQuestion) => fields.map((field) => saidBy(one)[field])
export const headings = fields.map((field) => fieldNames[field])

export async function expectBack(entries: AsyncIterable<Entry>, questions: readonly FileQuestion[]) {
  const back = (await collect(entries)).map(questionOf)
  expect(back.map(({ problems }) => problems)).toEqual(questions.map(() => null))
  expect(back.map((one) => one.question)).toEqual(questions.map((one) => fileQuestion.parse(one)))
}
