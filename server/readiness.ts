import { databaseIsCurrent } from '@/db/tenant'
import { closeStreams } from './live/streams'

const answerMsMax = 1_000
const drainMsMax = 10_000
const kept = globalThis as typeof globalThis & { evenhandDraining?: boolean }

/**
 * From SIGTERM on event streams are closed, which would otherwise keep the process for minutes, and readiness fails, so
 * that a balancer sends nobody new. Next itself stops listening, finishes the requests under way and ends; only its
 * patience has no limit.
 */
export function drainWhenAsked(): void {
  process.once('SIGTERM', () => {
    closeStreams()
    kept.evenhandDraining = true
    setTimeout(() => process.exit(143), drainMsMax).unref()
  })
}

export type Readiness = {
  ready: boolean
  because: 'ready' | 'draining' | 'database does not answer' | 'schema is not current'
}

/** Answers within a second whatever the database does. */
export async function readiness(): Promise<Readiness> {
  if (kept.evenhandDraining) return { ready: false, because: 'draining' }
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), answerMsMax).unref())
  const current = await Promise.race([databaseIsCurrent().catch(() => 'late' as const), late])
  if (current === 'late') return { ready: false, because: 'database does not answer' }
  return current ? { ready: true, because: 'ready' } : { ready: false, because: 'schema is not current' }
}
