import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { Refused } from '../errors'
import { type Entry, entryLengthMax, type Source } from './rules'
import { entriesOfTable, type TableRow } from './table'
import { textOf } from './text'

/** The questions of a CSV file: separated by commas, semicolons, tabs or bars, whichever its first row has most of. */
export function readCsv(source: Source): AsyncGenerator<Entry> {
  return entriesOfTable(rowsOf(source))
}

async function* rowsOf(source: Source): AsyncGenerator<TableRow> {
  const text = textOf(source)
  const first = await beginningOf(text)
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(first),
    raw: true,
    relax_column_count: true,
    max_record_size: entryLengthMax,
  })
  const feeding = pipeline(Readable.from(joined(first, text)), parser)
  // What goes wrong comes out of the parser, too.
  feeding.catch(() => {})
  try {
    let line = 1
    for await (const { record, raw } of parser as AsyncIterable<{ record: string[]; raw: string }>) {
      yield { line, values: record.map(unescaped) }
      line += linesIn(raw)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refused('invalid', faultOf(error))
    throw error
  } finally {
    parser.destroy()
  }
}

async function beginningOf(text: AsyncGenerator<string>): Promise<string> {
  let first = ''
  while (first.length < entryLengthMax && !firstRow(first).isWhole) {
    const next = await text.next()
    if (next.done) break
    first += next.value
  }
  return first
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** What stands outside quotes up to the end of the first row. */
function firstRow(text: string): { plain: string; isWhole: boolean } {
  let quoted = false
  let plain = ''
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && char === '\n' && plain.trim()) return { plain, isWhole: true }
    else if (!quoted) plain += char
  }
  return { plain, isWhole: false }
}

function delimiterOf(text: string): string {
  const { plain } = firstRow(text)
  const count = (mark: string) => plain.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** How many lines a row spans, whatever ends them. */
const linesIn = (raw: string): number => raw.replace(/\r?\n$|\r$/, '').split(/\r\n|\n|\r/).length

function faultOf(error: CsvError): string {
  const line = (error as { lines?: number }).lines ?? 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quote that opens near line ${line} is never closed. Close it, or write a quote within a text as two.`
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `The row at line ${line} is too long for a question. Look for a quote that is never closed.`
  return `The quotes at line ${line} do not fit. Write a quote within a text as two, and put quotes around the whole text.`
}

// A spreadsheet would run these as a formula.
const formula = /^'*[=+\-@\t\r＝＋－＠]/
const escaped = (text: string): string => (formula.test(text) ? `'${text}` : text)
const unescaped = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text

/** Rows as CSV; what a spreadsheet would take for a formula is made harmless by an apostrophe, which reading takes off. */
export function writeCsvRows(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map(escaped)))
}
