import path from 'node:path'
import { readText } from '@/tests/house/tree'

/** The rows of a reference table by column; an empty field is null. */
export function readTable(name: string): Record<string, string | null>[] {
  const [header, ...lines] = readText(path.join('tests/stats/reference', name)).trim().split('\n')
  const columns = header!.split(',')
  return lines.map((line) => {
    const fields = line.split(',')
    return Object.fromEntries(columns.map((column, at) => [column, fields[at] || null]))
  })
}

/** The scores of a wide reference table, without the column that names the unit. */
export function readScores(name: string, unit?: string): (number | null)[][] {
  return readTable(name).map((row) =>
    Object.entries(row).flatMap(([column, field]) =>
      column === unit ? [] : [field === null ? null : Number(field)],
    ),
  )
}
