import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, type Options as CsvOptions, parse } from 'csv-parse'
import { BadCell, BadInput } from './bad-input'

/** Whoever takes a file's rows; `record` counts them from 1. A BadCell that is thrown gets its line. */
export type RowReader<T> = {
  row: (cells: readonly string[], record: number) => void
  end: () => T
}

const separators = [',', ';', '\t'] as const
const options: CsvOptions = { trim: true, skip_empty_lines: true }

/**
 * Reads a CSV with a header, packed or not, row by row: only what the reader keeps stays in memory. Separated by
 * commas, semicolons or tabs, whichever the header has most of.
 * @param start gets the header's names and returns the reader of the rows
 * @param onProgress told how many rows have been read
 * @throws BadInput with file, line and column
 */
export async function readCsv<T>(
  file: string,
  start: (names: string[]) => RowReader<T>,
  onProgress: (rows: number) => void = () => undefined,
): Promise<T> {
  const shown = path.basename(file)
  const separator = await findSeparator(file)
  const startReader = (names: string[]) => {
    try {
      return start(names)
    } catch (error) {
      throw error instanceof BadInput ? new BadInput(`${shown}, line 1: ${error.message}`) : error
    }
  }
  let reader: RowReader<T> | undefined
  let record = 0
  const placed = async (error: unknown) => {
    if (!(error instanceof BadCell)) return readable(error, shown)
    const line = await findLine(file, separator, error.record)
    return new BadInput(`${shown}, line ${line}, column ${error.column}: ${error.message}`)
  }
  try {
    for await (const cells of parseFile(file, { ...options, delimiter: separator }) as AsyncIterable<
      string[]
    >) {
      if (!reader) {
        reader = startReader(checkHeader(cells, shown))
        continue
      }
      record += 1
      reader.row(cells, record)
      if (record % 100_000 === 0) onProgress(record)
    }
  } catch (error) {
    throw await placed(error)
  }
  if (!reader || record === 0) {
    throw new BadInput(
      `${shown}, line 1: expected a header and at least one row below it; the file has ${reader ? 'only a header' : 'nothing in it'}.`,
    )
  }
  try {
    return reader.end()
  } catch (error) {
    if (error instanceof BadInput && !(error instanceof BadCell)) {
      throw new BadInput(`${shown}: ${error.message}`)
    }
    throw await placed(error)
  }
}

function parseFile(file: string, csv: CsvOptions) {
  return textOf(file).pipe(parse(csv))
}

/** The file's text; bytes that are not UTF-8 are an error, since names would silently change. */
function textOf(file: string): Readable {
  const bytes = createReadStream(file)
  const unpacked = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  bytes.on('error', (error) => unpacked.destroy(error))
  return Readable.from(decode(unpacked))
}

async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function findSeparator(file: string): Promise<string> {
  const shown = path.basename(file)
  const found = await stat(file).catch(() => null)
  if (!found) throw new BadInput(`There is no file ${file}.`)
  if (found.isDirectory()) throw new BadInput(`${file} is a folder; expected a CSV file or a decision file.`)
  try {
    for await (const chunk of textOf(file) as AsyncIterable<string>) {
      if (chunk === '') continue
      const header = chunk.split('\n', 1)[0]!
      const counts = separators.map((separator) => header.split(separator).length)
      return separators[counts.indexOf(Math.max(...counts))]!
    }
  } catch (error) {
    throw readable(error, shown)
  }
  throw new BadInput(
    `${shown}, line 1: expected a header and at least one row below it; the file has nothing in it.`,
  )
}

function checkHeader(names: string[], shown: string): string[] {
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw new BadInput(
      `${shown}, line 1: the column ${twice || 'without a name'} is there twice; give each a name of its own.`,
    )
  return names
}

/** The line of a record, found by reading again up to it: quoted cells may hold line breaks. */
async function findLine(file: string, separator: string, wanted: number): Promise<number> {
  let record = -1
  let lines = 1
  const rows = parseFile(file, { ...options, delimiter: separator, info: true }) as AsyncIterable<{
    info: { lines: number }
  }>
  for await (const { info } of rows) {
    record += 1
    lines = info.lines
    if (record === wanted) break
  }
  return lines
}

function readable(error: unknown, shown: string): unknown {
  if (error instanceof BadInput) return error
  if (error instanceof CsvError) {
    const { lines, record } = error as CsvError & { lines: number; record?: string[] }
    if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
      return new BadInput(
        `${shown}, line ${lines}: expected ${expectedCells(error)} cells as in the header, found ${record?.length ?? 'another number'}.`,
      )
    }
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return new BadInput(`${shown}, line ${lines}: a quotation mark is opened and never closed.`)
    }
    return new BadInput(`${shown}, line ${lines}: ${error.message}.`)
  }
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new BadInput(`${shown} is not UTF-8 text; save it as CSV UTF-8 and try again.`)
  }
  if (code?.startsWith('Z_') || code?.startsWith('ERR_ZLIB')) {
    return new BadInput(`${shown} ends in .gz but is not a gzip file, or is cut off (${message}).`)
  }
  if (code === 'EACCES' || code === 'EISDIR') return new BadInput(`${shown} cannot be read (${code}).`)
  return error
}

function expectedCells(error: CsvError): string {
  return error.message.match(/expect (\d+)/)?.[1] ?? 'as many'
}
