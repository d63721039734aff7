import { Refused } from '../errors'
import { columnsMax, type Entry, importRowsMax } from './rules'

/** Empty rows are no questions, but reading them takes time all the same. */
const rowsMax = 2 * importRowsMax

export type TableRow = { line: number; values: readonly string[] }

/** Rows under a row of headings, as entries; empty rows are none. */
export async function* entriesOfTable(rows: AsyncIterable<TableRow>): AsyncGenerator<Entry> {
  let headings: string[] | null = null
  let count = 0
  for await (const { line, values } of rows) {
    count += 1
    if (count > rowsMax)
      throw new Refused(
        'invalid',
        `This file has more than ${rowsMax.toLocaleString('en')} rows, empty ones included. Take those out, or import it in parts.`,
      )
    if (values.every((one) => one.trim() === '')) continue
    if (headings) yield entryOf(headings, line, values)
    else headings = headingsOf(values)
  }
}

function headingsOf(values: readonly string[]): string[] {
  const last = values.findLastIndex((one) => one.trim() !== '')
  if (last >= columnsMax)
    throw new Refused(
      'invalid',
      `The first row has more than ${columnsMax} columns. Keep those that hold questions.`,
    )
  const taken = new Set<string>()
  return values.slice(0, last + 1).map((value, at) => {
    const name = value.trim().replaceAll(/\s+/g, ' ').slice(0, 120) || `Column ${at + 1}`
    let free = name
    for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`
    taken.add(free)
    return free
  })
}

function entryOf(headings: readonly string[], line: number, values: readonly string[]): Entry {
  const cells = new Map(headings.map((heading, at) => [heading, values[at] ?? '']))
  const isLonger = values.slice(headings.length).some((one) => one.trim() !== '')
  return isLonger
    ? {
        line,
        cells,
        problem: `This row has ${values.length} cells, the first row ${headings.length}. Put quotes around a text that holds a separator.`,
      }
    : { line, cells }
}
