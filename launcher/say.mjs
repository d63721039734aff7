/** Seconds since a moment of `performance.now()`, for people. */
export const secondsSince = (startMs) => `${((performance.now() - startMs) / 1000).toFixed(1)} s`

/**
 * Does a piece of work and shows that it is under way and how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const start = performance.now()
  const isTerminal = process.stdout.isTTY
  if (isTerminal) process.stdout.write(`  … ${what}`)
  try {
    const result = await work()
    process.stdout.write(`${isTerminal ? '\r' : ''}  ✓ ${what}  ${secondsSince(start)}\n`)
    return result
  } catch (error) {
    process.stdout.write(`${isTerminal ? '\r' : ''}  ✗ ${what}  ${secondsSince(start)}\n`)
    throw error
  }
}

/** Shows an error, without the stack if its message was written for people, and ends the process. */
export function showAndExit(error) {
  console.error(error?.forPeople ? `\n${error.message}` : error)
  process.exit(1)
}
