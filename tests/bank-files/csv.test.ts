import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, writeCsvRows } from '@/server/bank-files/csv'
import { expectBack, headings, question, rowOf } from './any-question'
import { collect, sourceOf } from './bytes'

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
})

test('says where a file is broken', async () => {
  await expect(collect(readCsv(sourceOf('a,b\n"never closed,x\ny,z\n')))).rejects.toThrow(
    /quote that opens near line \d+ is never closed/,
  )
})
