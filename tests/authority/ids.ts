const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type Path = readonly (string | number)[]

const isObject = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/** Where an input has ids, however deep. */
export function pathsOfIds(input: unknown, at: Path = []): Path[] {
  if (typeof input === 'string') return uuid.test(input) ? [at] : []
  if (!isObject(input)) return []
  const entries = Array.isArray(input) ? [...input.entries()] : Object.entries(input)
  return entries.flatMap(([key, value]) => pathsOfIds(value, [...at, key]))
}

/** Where an input has objects, itself included. */
export function pathsOfObjects(input: unknown, at: Path = []): Path[] {
  if (!isObject(input)) return []
  const entries = Array.isArray(input) ? [...input.entries()] : Object.entries(input)
  const below = entries.flatMap(([key, value]) => pathsOfObjects(value, [...at, key]))
  return Array.isArray(input) ? below : [at, ...below]
}

export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], input)
}

/** A copy of the input with another value in one place. */
export function withValue(input: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const copy = Array.isArray(input) ? [...input] : { ...(input as object) }
  const known = copy as Record<string | number, unknown>
  known[key] = withValue(known[key], rest, value)
  return copy
}

/** A copy of the input with every id replaced. */
export function withIds(input: unknown, idFor: (path: Path) => string): unknown {
  return pathsOfIds(input).reduce((copy, path) => withValue(copy, path, idFor(path)), input)
}
