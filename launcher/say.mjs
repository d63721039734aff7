/** Seconds since a moment of `performance.now()`, for people. */
export const secondsSince = (startMs) => `${((performance.now() - startMs) / 1000).toFixed(1)} s`

/**
 * Does a piece of work and shows that it is under way and how long it took. The work is handed `note`, which
 * shows what it is at.
 * @template T
 * @param {string} what
 * @param {(note: (line: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startMs = performance.now()
  const show = process.stdout.isTTY ? ticking(what, startMs) : lineByLine(what)
  try {
    const result = await work(show.note)
    show.end(`  ✓ ${what}  ${secondsSince(startMs)}`)
    return result
  } catch (error) {
    show.end(`  ✗ ${what}  ${secondsSince(startMs)}`)
    throw error
  }
}

/** On a terminal: one line that is written over, with the seconds counting. */
function ticking(what, startMs) {
  let at = ''
  const draw = () => {
    const line = `  … ${what}  ${secondsSince(startMs)}${at && `  ${at}`}`
    process.stdout.write(`\r\u001b[2K${line.slice(0, (process.stdout.columns || 80) - 1)}`)
  }
  draw()
  const timer = setInterval(draw, 200)
  return {
    note: (line) => {
      at = line
    },
    end: (line) => {
      clearInterval(timer)
      process.stdout.write(`\r\u001b[2K${line}\n`)
    },
  }
}

/** In a log: a line when it begins and one when it has ended. */
function lineByLine(what) {
  console.log(`  … ${what}`)
  return { note: (line) => console.log(`    ${line}`), end: (line) => console.log(line) }
}

/** Shows an error, without the stack if its message was written for people. */
export function showError(error) {
  console.error(error?.forPeople ? `\n${error.message}` : error)
}

/** Shows an error and ends the process. */
export function showAndExit(error) {
  showError(error)
  process.exit(1)
}
