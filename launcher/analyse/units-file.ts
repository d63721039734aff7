import { BadInput } from './bad-input'
import type { RowReader } from './csv'
import { readScore } from './ratings-file'

/** Wide data: one row a unit, one column a rater or item; null where a cell is empty. */
export type UnitsFile = { columns: string[]; units: string[]; scores: (number | null)[][] }

const unitNames = ['id', 'unit', 'subject', 'target']

/**
 * Reads wide data.
 * @param unit the column that names the units, null for none; undefined leaves it to `guess`
 * @param guess agreement takes the first column; items only one that is called so or holds no numbers
 */
export function readUnits(
  names: readonly string[],
  unit: string | null | undefined,
  guess: 'first' | 'by name or content',
): RowReader<UnitsFile> {
  if (unit && !names.includes(unit)) {
    throw new BadInput(
      `There is no column ${unit}; the header has ${names.join(', ')}. Name the unit’s with --unit NAME, or --unit none.`,
    )
  }
  const rows: (readonly string[])[] = []
  return {
    row: (cells) => {
      rows.push(cells)
    },
    end: () => {
      const at = unit === undefined ? guessUnit(names, rows, guess) : unit === null ? -1 : names.indexOf(unit)
      const places = [...names.keys()].filter((place) => place !== at)
      if (places.length === 0)
        throw new BadInput('There is no column of scores beside the one that names the units.')
      return {
        columns: places.map((place) => names[place]!),
        units: rows.map((cells, row) => (at < 0 ? String(row + 1) : cells[at]!)),
        scores: rows.map((cells, row) =>
          places.map((place) => readScore(cells[place]!, row + 1, names[place]!, null)),
        ),
      }
    },
  }
}

function guessUnit(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  guess: 'first' | 'by name or content',
): number {
  if (guess === 'first') return 0
  const isNamed = unitNames.includes(names[0]!.toLowerCase())
  const isText = rows.some(([cell]) => cell !== '' && cell !== 'NA' && !Number.isFinite(Number(cell)))
  return isNamed || isText ? 0 : -1
}
