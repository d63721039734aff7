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
const waiting: (() => void)[] = []
let running = 0

/**
 * Integer programming by HiGHS in a thread of its own, so that nobody else waits for it. `close` ends it, in the
 * middle of a program too. @throws Error when the solver itself breaks
 */
export async function openSolver({ timeMsMax }: { timeMsMax: number }): Promise<Solver> {
  if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  const worker = new Worker(program, { execArgv: [] })
  const deadline = Date.now() + timeMsMax
  let isOpen = true
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
      worker.postMessage({ text: lpText(given), options })
      const [answer] = (await once(worker, 'message')) as [Answer]
      if ('failure' in answer) throw new Error(`the solver failed: ${answer.failure}`)
      return solutionOf(answer, given)
    },
    async close() {
      if (!isOpen) return
      isOpen = false
      running -= 1
      waiting.shift()?.()
      await worker.terminate()
    },
  }
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
