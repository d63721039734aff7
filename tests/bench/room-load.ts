import { setTimeout as sleep } from 'node:timers/promises'
import { saveScore } from './saves'

const everyMs = 2_000

type Target = { sessionId: string; memberId: string; scorecardId: string; setItemId: string; version: number }

/**
 * Four interviewers in each of so many sessions, who save every two seconds whether or not the last one was answered late:
 * each is timed from when it was due, so that a node that falls behind cannot hide it.
 */
export async function saveSteadily(
  address: string,
  targets: readonly Target[],
  cookieOf: ReadonlyMap<string, string>,
  { sessions, seconds }: { sessions: number; seconds: number },
): Promise<{ saves: number; errors: number; wallSeconds: number; latenciesMs: number[] }> {
  const cards = new Map<string, Target[]>()
  for (const one of targets) cards.set(one.scorecardId, [...(cards.get(one.scorecardId) ?? []), one])
  const chosen = [...new Set(targets.map((one) => one.sessionId))].slice(0, sessions)
  const seats = [...cards.values()].filter((card) => card[0] && chosen.includes(card[0].sessionId))
  if (seats.length !== 4 * sessions) throw new Error(`there are ${seats.length} seats`)
  const latenciesMs: number[] = []
  let errors = 0
  const startMs = performance.now()
  const endMs = startMs + 1000 * seconds
  const interview = async (card: readonly Target[], phaseMs: number) => {
    let at = 0
    for (let dueMs = startMs + phaseMs; dueMs < endMs; dueMs += everyMs) {
      await sleep(Math.max(0, dueMs - performance.now()))
      const target = card[at % card.length]
      at += 1
      if (!target) continue
      const before = target.version
      try {
        await saveScore(address, cookieOf.get(target.memberId) ?? '', target, 1 + (at % 5))
        latenciesMs.push(performance.now() - dueMs)
      } catch (error) {
        target.version = before
        errors += 1
        if (errors < 4) console.log(String(error))
      }
    }
  }
  await Promise.all(seats.map((card, nth) => interview(card, (everyMs * nth) / seats.length)))
  return { saves: latenciesMs.length, errors, wallSeconds: (performance.now() - startMs) / 1000, latenciesMs }
}
