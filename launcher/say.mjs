// A terminal that was closed, or `| head`, must not end us before we have cleaned up.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

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

/**
 * What people are told once everything runs.
 * @param {object} started
 * @param {string} started.address
 * @param {number} started.port
 * @param {string | undefined} started.host
 * @param {boolean} started.isDemo
 * @param {boolean} started.isEmbedded
 * @param {readonly { name: string, role: string }[]} started.cast
 * @param {readonly string[]} started.kept the folders that hold what must be kept
 * @param {string} started.after how long it took
 * @returns {string}
 */
export function describeStart({ address, port, host, isDemo, isEmbedded, cast, kept, after }) {
  const lines = ['', `Evenhand is at ${address}  (${after})`]
  if (isDemo && cast.length > 0) {
    const width = Math.max(...cast.map(({ name }) => name.length))
    lines.push('', 'The sign-in page signs you in with one click as anybody of the demo organization:')
    for (const { name, role } of cast) lines.push(`  ${name.padEnd(width)}  ${role}`)
    lines.push('No passwords. Start with `npm start -- --no-demo` to do without it.')
  }
  lines.push('')
  if (host !== '127.0.0.1') lines.push(`Listening on ${host ?? 'every interface'}, port ${port}.`)
  else lines.push('Only this machine can reach it.')
  if (isDemo && host !== '127.0.0.1') lines.push('Whoever can reach it can sign in to the demo organization.')
  lines.push(
    isEmbedded
      ? `Everything you keep is in ${kept.join(' and ')}. Ctrl-C ends Evenhand and its database.`
      : `The secret is in ${kept.join(' and ')} unless you set EVENHAND_SECRET. Ctrl-C ends Evenhand.`,
    '',
  )
  return lines.join('\n')
}
