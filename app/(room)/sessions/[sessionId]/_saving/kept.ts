import { forgetMembers } from './device'
import { type Change, openQueue, type Queue, type Wish } from './queue'
import { onceClosed, openAmong, thisTab } from './this-tab'
import type { Confirmed } from './writes'

type Kept = { left: Change[]; confirmed: Confirmed[]; wish: Wish | null }

/**
 * What of the unsent changes is on this device. Works without a queue too, where a browser gives no storage: then
 * nothing counts as kept. `isWaiting` tells whether a change is still unsent when it has been written down; `onLeft`
 * hears of what another tab left unsent when it closed.
 */
export function createKept(
  isWaiting: (entryId: string) => boolean,
  onChange: () => void,
  onLeft: (left: readonly Change[]) => void,
) {
  const stored = new Set<string>()
  const watched = new Set<string>()
  let queue: Queue | null = null
  let tab = ''

  function forget(change: Change | null) {
    if (!change) return
    stored.delete(change.entryId)
    void queue?.remove(change.entryId).catch(() => undefined)
  }

  function keep(change: Change) {
    const open = queue
    void open?.put(change, tab).then(
      () => {
        if (!isWaiting(change.entryId)) {
          stored.delete(change.entryId)
          return void open.remove(change.entryId).catch(() => undefined)
        }
        stored.add(change.entryId)
        return onChange()
      },
      () => undefined,
    )
  }

  /** What waits here, parted by whether a tab that is open still sends it. */
  async function look() {
    const all = (await queue?.list().catch(() => [])) ?? []
    const others = all.filter((one) => one.tab !== tab)
    const open = await openAmong([...new Set(others.map((one) => one.tab))])
    return {
      left: others.filter((one) => !open.has(one.tab)).map((one) => one.change),
      elsewhere: others.filter((one) => open.has(one.tab)),
    }
  }

  async function takeOver() {
    const { left } = await look()
    for (const change of left) stored.add(change.entryId)
    onLeft(left)
  }

  return {
    has: (change: Change) => stored.has(change.entryId),
    forget,
    keep,
    /** The server has it: what stands there now is known here before the change goes. */
    settle(change: Change, confirmed: Confirmed) {
      const known = queue?.confirm(confirmed) ?? Promise.resolve()
      void known.catch(() => undefined).then(() => forget(change))
    },
    know: (confirmed: Confirmed) => void queue?.confirm(confirmed).catch(() => undefined),
    wish: (wish: Wish | null) => void queue?.setWish(wish).catch(() => undefined),
    /** How many changes another tab of this person still has to send. */
    countElsewhere: () =>
      look().then(
        ({ elsewhere }) => elsewhere.length,
        () => 0,
      ),
    /** Opens the queue and returns what an earlier visit left in it, oldest first, and what the server had. */
    async open(memberId: string, sessionId: string): Promise<Kept> {
      queue = await openQueue(memberId, sessionId).catch(() => null)
      if (!queue) return { left: [], confirmed: [], wish: null }
      tab = await thisTab()
      const { left, elsewhere } = await look()
      for (const change of left) stored.add(change.entryId)
      for (const other of new Set(elsewhere.map((one) => one.tab))) {
        if (watched.has(other)) continue
        watched.add(other)
        onceClosed(other, () => void takeOver())
      }
      return {
        left,
        confirmed: await queue.listConfirmed().catch(() => []),
        wish: await queue.findWish().catch(() => null),
      }
    },
    /** Nothing of this person stays on this device, and nothing more comes there. */
    async forgetAll(memberId: string) {
      stored.clear()
      queue = null
      await forgetMembers([memberId])
    },
    async clear() {
      stored.clear()
      await queue?.clear().catch(() => undefined)
    },
  }
}
