const folded = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** Whether a name reads like one of the others: case and space make no difference to a reader. */
export function isTaken(name: string, others: readonly string[]): boolean {
  const wanted = folded(name)
  return wanted !== '' && others.some((other) => folded(other) === wanted)
}
