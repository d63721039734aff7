import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { lpText, type Program, type Solution } from './program'

export type Solver = {
  /** Solves one program after the other; what time is left counts for all of them. */
  solve: (program: Program) => Promise<Solution>
  close: () => Promise<void>
}

type Answer = { status: string; values: [string, number][] } | { failure: string }

// Started from the checkout's own files: a bundler has no part in it.
const program = path.join(/* turbopackIgnore: true */ process.cwd(), 'launcher', 'solver-thread.mjs')

/** No more at once than leave a core to everybody else; who comes later waits. */
const atOnceMax = 2
// Of the process, as a reload of this module must not leave a thread behind.
const kept = globalThis as typeof globalThis & { evenhandSolvers?: Solvers }
type Solvers = { running: number; waiting: (() => void)[]; idle: Worker[] }
const solvers = (): Solvers => {
  kept.evenhandSolvers ??= { running: 0, waiting: [], idle: [] }
  return kept.evenhandSolvers
}

/**
 * Integer programming by HiGHS in a thread of its own, so that nobody else waits for it. `close` ends it, in the
 * middle of a program too; a thread that is through stays for the next one, since loading the solver takes longer
 * than most programs, and keeps no process alive. @throws Error when the solver itself breaks
 */
export async function openSolver({ timeMsMax }: { timeMsMax: number }): Promise<Solver> {
  const { running, waiting } = solvers()
  if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve))
  solvers().running += 1
  const worker = solvers().idle.pop() ?? startThread()
  worker.ref()
  const deadline = Date.now() + timeMsMax
  let isOpen = true
  let isSound = true
  return {
    async solve(given) {
      const seconds = (deadline - Date.now()) / 1000
      if (seconds <= 0) return { status: 'out of time', values: new Map() }
      // The gaps are 0 because the answer is said to be the best there is.
      const options = {
        time_limit: seconds,
        mip_rel_gap: 0,
        mip_abs_gap: 0,
        random_seed: 1,
        output_flag: false,
      }
      isSound = false
      worker.postMessage({ text: lpText(given), options })
      const [answer] = (await once(worker, 'message')) as [Answer]
      if ('failure' in answer) throw new Error(`the solver failed: ${answer.failure}`)
      isSound = true
      return solutionOf(answer, given)
    },
    async close() {
      if (!isOpen) return
      isOpen = false
      if (isSound) {
        worker.unref()
        solvers().idle.push(worker)
      }
      solvers().running -= 1
      solvers().waiting.shift()?.()
      if (!isSound) await worker.terminate()
    },
  }
}

/** A thread that has ended is handed to nobody: whoever got it would wait for ever. */
function startThread(): Worker {
  const worker = new Worker(program, { execArgv: [] })
  worker.once('exit', () => {
    const own = solvers()
    own.idle = own.idle.filter((one) => one !== worker)
  })
  return worker
}

function solutionOf(
  { status, values }: Exclude<Answer, { failure: string }>,
  { variables }: Program,
): Solution {
  const names = [...variables.keys()]
  const found = new Map(
    values.flatMap(([short, value]) => {
      const whole = Math.round(value)
      return whole === 0 ? [] : [[names[Number(short.slice(1)) - 1]!, whole] as const]
    }),
  )
  if (status === 'Optimal') return { status: 'best', values: found }
  if (status === 'Infeasible') return { status: 'none', values: new Map() }
  // A value that is no integer is a bound on the way, not a solution.
  const isWhole = values.every(([, value]) => Math.abs(value - Math.round(value)) < 1e-6)
  return isWhole && found.size > 0
    ? { status: 'found', values: found }
    : { status: 'out of time', values: new Map() }
}
