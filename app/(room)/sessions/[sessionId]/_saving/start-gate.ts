import { startsAheadMinutes } from '@/server/sessions/rules'

const askAgainMsMax = 3_600_000

/**
 * Closed while what is recorded waits for the session to be started. Whether it is time the server says; `onDue` only
 * asks it again when this device's clock thinks so, at the latest after an hour.
 */
export function createStartGate(onDue: () => void) {
  let startsAt: Date | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    /** When the session is to begin, while the gate is closed; else null. */
    startsAt: () => startsAt,
    close(at: Date) {
      startsAt = at
      clearTimeout(timer)
      const dueMs = at.getTime() - startsAheadMinutes * 60_000 - Date.now()
      timer = setTimeout(onDue, Math.min(Math.max(dueMs, 1000), askAgainMsMax))
    },
    /** Returns whether it was closed. */
    open(): boolean {
      clearTimeout(timer)
      const wasClosed = startsAt !== null
      startsAt = null
      return wasClosed
    },
  }
}
