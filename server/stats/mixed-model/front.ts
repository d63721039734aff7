import type { Equations } from './equations'
import type { Layout } from './layout'

/** Room for one group's dense matrix over its eliminated columns, its border columns and y. */
export type Front = {
  matrix: Float64Array
  coupling: Float64Array
  touched: Int32Array
  isTouched: Uint8Array
  places: Int32Array
  values: Float64Array
}

/** How many columns of a group are eliminated in its front, where its border columns begin, and its size with y. */
export function shapeOf(
  layout: Layout,
  group: number,
): { eliminated: number; touched: number; size: number } {
  const eliminated =
    (layout.pivotTerm >= 0 ? 1 : 0) + layout.innerStart[group + 1]! - layout.innerStart[group]!
  const touched = layout.columnStart[group + 1]! - layout.columnStart[group]!
  return { eliminated, touched, size: eliminated + touched + 1 }
}

/** Sets the places of one rating's nonzero columns in its front; returns how many there are, y not counted. */
export function placeRating(equations: Equations, rating: number, eliminated: number): number {
  const { layout, front } = equations
  const { places } = front
  let count = 0
  if (layout.pivotTerm >= 0) places[count++] = 0
  if (layout.innerTerm >= 0) places[count++] = (layout.pivotTerm >= 0 ? 1 : 0) + layout.inner[rating]!
  places[count++] = eliminated
  for (const { local } of layout.border) places[count++] = eliminated + local[rating]!
  return count
}

/** The values that go with those places; they are the same for every rating. */
export function valuesOf({ layout, theta, front }: Equations): Float64Array {
  const { values } = front
  let count = 0
  if (layout.pivotTerm >= 0) values[count++] = theta[layout.pivotTerm]!
  if (layout.innerTerm >= 0) values[count++] = theta[layout.innerTerm]!
  values[count++] = 1
  for (const { term } of layout.border) values[count++] = theta[term]!
  return values
}

/**
 * Sums what a run shares with each column of its front, y last; returns how many columns it touches. What is the same
 * for all its ratings is counted once.
 */
export function coupleRun(equations: Equations, run: number, eliminated: number, size: number): number {
  const { layout, front, theta } = equations
  const { coupling, touched, isTouched, places } = front
  const values = valuesOf(equations)
  const own = theta[layout.runTerm]!
  const [start, end] = [layout.runStart[run]!, layout.runStart[run + 1]!]
  let count = 0
  let sum = 0
  for (let rating = start; rating < end; rating++) {
    const last = placeRating(equations, rating, eliminated)
    sum += layout.y[rating]!
    for (let i = 0; i < last; i++) {
      if (layout.isSteady[i]! && rating > start) continue
      const at = places[i]!
      if (!isTouched[at]) {
        isTouched[at] = 1
        touched[count++] = at
      }
      coupling[at]! += own * values[i]! * (layout.isSteady[i]! ? end - start : 1)
    }
  }
  touched[count++] = size - 1
  coupling[size - 1] = own * sum
  for (let i = 0; i < count; i++) isTouched[touched[i]!] = 0
  return count
}

/** Adds a run's cross products to its front's matrix. */
export function addRun(equations: Equations, run: number, eliminated: number, size: number): void {
  const { layout, front } = equations
  const { matrix, places } = front
  const { isSteady } = layout
  const values = valuesOf(equations)
  const [start, end] = [layout.runStart[run]!, layout.runStart[run + 1]!]
  const last = (size - 1) * size
  const length = end - start
  for (let rating = start; rating < end; rating++) {
    const y = layout.y[rating]!
    const count = placeRating(equations, rating, eliminated)
    for (let i = 0; i < count; i++) {
      const row = places[i]! * size
      const value = values[i]!
      matrix[last + places[i]!]! += value * y
      // Two columns that are the same for the whole run meet once, and not rating by rating.
      const isCounted = isSteady[i]! && rating > start
      const weight = isSteady[i]! ? length : 1
      for (let j = 0; j <= i; j++) {
        if (!isSteady[j]!) matrix[row + places[j]!]! += value * values[j]!
        else if (!isCounted) matrix[row + places[j]!]! += weight * value * values[j]!
      }
    }
    matrix[last + size - 1]! += y * y
  }
}
