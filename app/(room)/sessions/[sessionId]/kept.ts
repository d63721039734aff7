import { type Change, openQueue, type Queue } from './queue'

/**
 * What of the unsent changes is on this device. Works without a queue too, where a browser gives no storage: then
 * nothing counts as kept. `isWaiting` tells whether a change is still unsent when it has been written down.
 */
export function createKept(isWaiting: (entryId: string) => boolean, onChange: () => void) {
  const stored = new Set<string>()
  let queue: Queue | null = null

  function forget(change: Change | null) {
    if (!change) return
    stored.delete(change.entryId)
    void queue?.remove(change.entryId).catch(() => undefined)
  }

  return {
    has: (change: Change) => stored.has(change.entryId),
    forget,
    keep(change: Change) {
      void queue?.put(change).then(
        () => {
          if (!isWaiting(change.entryId)) return forget(change)
          stored.add(change.entryId)
          return onChange()
        },
        () => undefined,
      )
    },
    /** Opens the queue and returns what an earlier visit left in it, oldest first. */
    async open(memberId: string, sessionId: string): Promise<Change[]> {
      queue = await openQueue(memberId, sessionId).catch(() => null)
      const left = (await queue?.list().catch(() => [])) ?? []
      for (const change of left) stored.add(change.entryId)
      return left
    },
    async clear() {
      stored.clear()
      await queue?.clear().catch(() => undefined)
    },
  }
}
