import fc from 'fast-check'
import readSheet from 'read-excel-file/node'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readWorkbook, writeWorkbook } from '@/server/bank-files/workbook'
import { expectBack, headings, question, rowOf } from './any-question'
import { bytesOf, collect, sourceOf } from './bytes'

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
