import { demandFinite } from '../result'

/** Scores as a table: one row per unit (a candidate, an answer), one column per rater, null where there is none. */
export type Units = readonly (readonly (number | null)[])[]

/** Rows of different lengths, and scores that are no finite numbers, are RangeErrors. */
export function demandTable(units: Units): void {
  const raters = units[0]?.length ?? 0
  for (const unit of units) {
    if (unit.length !== raters)
      throw new RangeError(`Every unit has a place for each of the ${raters} raters; one has ${unit.length}.`)
    demandFinite(unit)
  }
}

/** The units that every rater scored. */
export function completeUnits(units: Units): number[][] {
  demandTable(units)
  return units.flatMap((unit) => {
    const values = unit.filter((value) => value !== null)
    return values.length === unit.length && values.length > 0 ? [values] : []
  })
}

/** The scores that each unit has, of the units with at least two: only these can agree or not. */
export function pairableUnits(units: Units): number[][] {
  demandTable(units)
  return units.map((unit) => unit.filter((value) => value !== null)).filter((values) => values.length >= 2)
}

/** All different values, from the smallest. */
export function distinctValues(units: readonly (readonly number[])[]): number[] {
  return [...new Set(units.flat())].toSorted((a, b) => a - b)
}
