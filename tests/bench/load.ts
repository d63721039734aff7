import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/** What one way of doing something took: every latency in ms, wall time in s, and the process's CPU time in ms. */
export type Measured = { latenciesMs: number[]; wallSeconds: number; cpuMs: number | null }

/** The clock ticks in which Linux counts a process's CPU time; 100 a second on every machine that Node supports. */
const tickMs = 10

/** User and system CPU time of a process in ms; null where there is no /proc. */
export function cpuMsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  } catch {
    return null
  }
}

/**
 * Runs `act(0)` to `act(count - 1)`, `concurrency` of them at a time, and measures each from its start to its end.
 * The first failure ends everything: a benchmark of errors is none.
 */
export async function measure(
  act: (at: number) => Promise<unknown>,
  { count, concurrency, pid }: { count: number; concurrency: number; pid?: number | undefined },
): Promise<Measured> {
  const latenciesMs: number[] = []
  const cpuBeforeMs = cpuMsOf(pid)
  const startMs = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) {
      const at = next
      next += 1
      const beganMs = performance.now()
      await act(at)
      latenciesMs.push(performance.now() - beganMs)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const cpuAfterMs = cpuMsOf(pid)
  return {
    latenciesMs,
    wallSeconds: (performance.now() - startMs) / 1000,
    cpuMs: cpuBeforeMs === null || cpuAfterMs === null ? null : cpuAfterMs - cpuBeforeMs,
  }
}

/** Adds up rounds of the same thing. */
export function total(rounds: readonly Measured[]): Measured {
  return {
    latenciesMs: rounds.flatMap((round) => round.latenciesMs),
    wallSeconds: rounds.reduce((sum, round) => sum + round.wallSeconds, 0),
    cpuMs: rounds.some((round) => round.cpuMs === null)
      ? null
      : rounds.reduce((sum, round) => sum + (round.cpuMs ?? 0), 0),
  }
}

export type Ways = Record<string, (at: number) => Promise<unknown>>

/** Measures every way in turns, round by round, after one round that only warms up. */
export async function takeTurns(
  ways: Ways,
  { rounds, ...each }: { count: number; rounds: number; concurrency: number; pid?: number | undefined },
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, act] of Object.entries(ways)) {
      const result = await measure((at) => act(round * each.count + at), each)
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), result])
    }
  }
  return new Map([...measured].map(([name, results]) => [name, total(results)]))
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** One request over a kept connection, read to its end. Throws unless it answers 200. */
export function send(
  address: string,
  { cookie, json }: { cookie?: string; json?: unknown },
): Promise<string> {
  const body = json === undefined ? undefined : JSON.stringify(json)
  return new Promise((resolve, reject) => {
    const asked = request(
      address,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(cookie && { cookie }),
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            origin: new URL(address).origin,
          }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (answer.statusCode === 200) resolve(text)
          else reject(new Error(`${address} answered ${answer.statusCode}: ${text.slice(0, 300)}`))
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
