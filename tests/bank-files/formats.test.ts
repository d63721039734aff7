import fc from 'fast-check'
import readSheet from 'read-excel-file/node'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { type FileQuestion, fileQuestion, readList, readQuestion, writeList } from '@/server/bank-files/cells'
import { readCsv, writeCsvRows } from '@/server/bank-files/csv'
import { guessColumns, guessField } from '@/server/bank-files/headings'
import { readJson } from '@/server/bank-files/json'
import { readMarkdown, writeMarkdownQuestion } from '@/server/bank-files/markdown'
import { type Entry, type Field, fieldNames, fields } from '@/server/bank-files/rules'
import { readWorkbook, writeWorkbook } from '@/server/bank-files/workbook'
import { bytesOf, collect, sourceOf } from './bring'

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

const question: fc.Arbitrary<FileQuestion> = fc.record({
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
const rowOf = (one: FileQuestion) => fields.map((field) => saidBy(one)[field])
const headings = fields.map((field) => fieldNames[field])

async function expectBack(entries: AsyncIterable<Entry>, questions: readonly FileQuestion[]) {
  const back = (await collect(entries)).map(questionOf)
  expect(back.map(({ problems }) => problems)).toEqual(questions.map(() => null))
  expect(back.map((one) => one.question)).toEqual(questions.map((one) => fileQuestion.parse(one)))
}

test('any questions go through CSV and come back to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      async (all, piece) => {
        const csv = `\uFEFF${writeCsvRows([headings, ...all.map(rowOf)])}`
        await expectBack(readCsv(sourceOf(csv, piece)), all)
      },
    ),
    { numRuns: 100 },
  )
})

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

async function* batches(rows: readonly (readonly string[])[]) {
  yield rows
}
const workbookOf = (rows: readonly (readonly string[])[]) =>
  bytesOf(
    writeWorkbook({
      name: 'Questions',
      columns: headings.map((title) => ({ title, width: 20 })),
      rows: batches(rows),
    }),
  )

test('any questions go through a workbook and come back to the letter, and another reader sees the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 5, max: 90 }),
      async (all, piece) => {
        const file = await workbookOf(all.map(rowOf))
        await expectBack(readWorkbook(sourceOf(file, piece)), all)
      },
    ),
    { numRuns: 25 },
  )
  const plain = [
    'k',
    'Shelf',
    'beginner',
    '5',
    'A; B',
    'Why <this> & "that"?',
    'Says\nwhy.',
    'p',
    '1',
    '',
    '3',
    '',
    '5',
    'f',
  ]
  const [sheet] = await readSheet(await workbookOf([plain]))
  expect(sheet?.data).toEqual([headings, plain.map((one) => one || null)])
})

test('reads a workbook that another writer made, with shared texts and numbers', async () => {
  const rows = [
    ['Question', 'Duration', null, 'Points'],
    ['Why?', 5, null, 'p & q'],
    [null, null, null, null],
    ['How?', 10, null, 'p & q'],
  ]
  const cells = rows.map((row) =>
    row.map((value) => (value === null ? null : { value, type: value.constructor as never })),
  )
  const file = await writeExcelFile(cells as never).toBuffer()
  expect(
    (await collect(readWorkbook(sourceOf(file, 50)))).map(({ line: at, cells: held }) => [
      at,
      Object.fromEntries(held),
    ]),
  ).toEqual([
    [2, { Question: 'Why?', Duration: '5', 'Column 3': '', Points: 'p & q' }],
    [4, { Question: 'How?', Duration: '10', 'Column 3': '', Points: 'p & q' }],
  ])
})

test('a workbook that would unpack to very much, or to more than it says, is refused', async () => {
  const real = await workbookOf([])
  const bomb = Buffer.from(real)
  const directory = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bomb.writeUInt32LE(2_000_000_000, directory + 24)
  await expect(collect(readWorkbook(sourceOf(bomb, 5000)))).rejects.toThrow('unpacks to more than 1 GB')

  const liar = Buffer.from(real)
  // The directory of the workbook’s own part says one byte; the part holds more.
  const entry = liar.lastIndexOf('xl/workbook.xml') - 46
  liar.writeUInt32LE(1, entry + 24)
  await expect(collect(readWorkbook(sourceOf(liar, 5000)))).rejects.toThrow('damaged or protected')
})

test('no cell of a CSV is a formula to a spreadsheet, and its apostrophe is gone when it comes back', async () => {
  const formulas = ['=cmd|’/c calc’!A1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", '＝1']
  const csv = writeCsvRows([['Hint'], ...formulas.map((one) => [one])])
  for (const row of csv.split('\n').slice(1)) expect(row).not.toMatch(/^"?[=+\-@\t\r＝＋－＠]/)
  const back = await collect(readCsv(sourceOf(csv)))
  expect(back.map(({ cells }) => cells.get('Hint'))).toEqual(formulas)
})

test.each([
  ['commas', 'a,b\n"x,1",y\n'],
  ['semicolons', 'a;b\n"x,1";y\n'],
  ['tabs', 'a\tb\n"x,1"\ty\n'],
  ['bars and Windows line ends', 'a|b\r\n"x,1"|y\r\n'],
])('reads a CSV with %s', async (_, csv) => {
  const [entry] = await collect(readCsv(sourceOf(csv)))
  expect(Object.fromEntries(entry!.cells)).toEqual({ a: 'x,1', b: 'y' })
})

test('reads a CSV in UTF-16, as some spreadsheets save it', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\tb\nž\ty\n', 'utf16le')])
  const [entry] = await collect(readCsv(sourceOf(bytes)))
  expect(Object.fromEntries(entry!.cells)).toEqual({ a: 'ž', b: 'y' })
})

test('knows the line where each question begins, whatever lies between', async () => {
  const csv = 'a,b\n"one\ntwo",x\n\n\nthree,y\n"four\r\nfive\nsix",z\nseven,z,w\n'
  expect(
    (await collect(readCsv(sourceOf(csv)))).map(({ line: at, problem }) => [at, problem?.slice(0, 21)]),
  ).toEqual([
    [2, undefined],
    [6, undefined],
    [7, undefined],
    [10, 'This row has 3 cells,'],
  ])
  const markdown = '# Bank\n\n## One?\n\n### Hint\nh\n\n## Two?\n'
  expect((await collect(readMarkdown(sourceOf(markdown)))).map(({ line: at }) => at)).toEqual([3, 8])
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
  [readCsv, 'a,b\n"never closed,x\ny,z\n', /quote that opens near line \d+ is never closed/],
  [readJson, '{"questions": []}', /Line 1: this file is no list/],
  [readJson, '[{"a": 1},\n 5]', /Line 2: a question begins with/],
  [readJson, '[{"a": 1},\n', /ends at line 2 in the middle/],
])('says where a file is broken', async (read, content, words) => {
  await expect(collect(read(sourceOf(content)))).rejects.toThrow(words)
})

test('reads lists by line, by bullet or by semicolon', () => {
  expect(readList('one\n two \n\nthree')).toEqual(['one', 'two', 'three'])
  expect(readList('- one\n- two\n  goes on\n- three')).toEqual(['one', 'two\ngoes on', 'three'])
  expect(readList('A; B | C', /[;|]/)).toEqual(['A', 'B', 'C'])
  expect(writeList(['one', 'two'])).toBe('one\ntwo')
})

test('guesses columns in several spellings, each field once', () => {
  expect(
    guessColumns([
      'ID',
      'Question Text',
      'question',
      'Difficulty',
      'Time (minutes)',
      'Skills',
      'Rubric hint',
      'Point 1',
      'Point 2',
      'Level 1',
      'anchors 3',
      'Excellent',
      'Follow-up question',
      'Owner',
    ]),
  ).toEqual([
    'key',
    'prompt',
    null,
    'level',
    'minutes',
    'competencies',
    'hint',
    'points',
    'points',
    'anchor1',
    'anchor3',
    'anchor5',
    'followUps',
    null,
  ])
  expect(fields.map((field) => guessField(fieldNames[field]))).toEqual([...fields])
})
