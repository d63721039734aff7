import { uuidv7 } from 'uuidv7'
import type { Change } from './queue'
import { changesNothing, fieldOf, type Write, whyNotSend } from './writes'

/** One field's way to the server: at most one change under way, and one that gathers what came after it. */
export type Lane = {
  field: string
  sent: Change | null
  sending: boolean
  next: Change | null
  /** While typing is gathered: nothing is sent before it ends. */
  timer?: ReturnType<typeof setTimeout>
}

/** The unsent changes by field, in order. A change that was sent once never changes again; what follows has its own id. */
export function createLanes(versionOf: (field: string) => number) {
  const lanes = new Map<string, Lane>()
  let lastMadeAtMs = 0

  function laneOf(field: string): Lane {
    const lane = lanes.get(field) ?? { field, sent: null, sending: false, next: null }
    lanes.set(field, lane)
    return lane
  }

  function rest(lane: Lane) {
    clearTimeout(lane.timer)
    lane.timer = undefined
  }

  return {
    /** Takes a new value: into the change that gathers, or as a new one. */
    add(write: Write): Lane {
      const lane = laneOf(fieldOf(write))
      lastMadeAtMs = Math.max(Date.now(), lastMadeAtMs + 1)
      lane.next = lane.next
        ? { ...lane.next, write }
        : {
            entryId: uuidv7(),
            write,
            version: lane.sent ? null : versionOf(lane.field),
            madeAtMs: lastMadeAtMs,
          }
      rest(lane)
      return lane
    },
    /** Takes up a change of an earlier visit; returns the one it makes superfluous, if any. */
    adopt(change: Change): Change | null {
      const lane = laneOf(fieldOf(change.write))
      if ([lane.sent, lane.next].some((one) => one?.entryId === change.entryId)) return null
      if (!lane.sent && !lane.next && whyNotSend(change.write)) {
        lane.next = change
        return null
      }
      if (!lane.sent) {
        lane.sent = change
        if (lane.next) lane.next = { ...lane.next, version: null }
        return null
      }
      if (lane.next && lane.next.madeAtMs > change.madeAtMs) return change
      const replaced = lane.next
      lane.next = change
      return replaced
    },
    /** The change to send now, fixed to the version it is made on. */
    begin(lane: Lane): Change | null {
      if (!lane.sent && lane.next) {
        lane.sent = { ...lane.next, version: lane.next.version ?? versionOf(lane.field) }
        lane.next = null
      }
      lane.sending = lane.sent !== null
      return lane.sent
    },
    /** Those with something to send that nothing holds back. */
    ready: () =>
      [...lanes.values()].filter(
        (lane) =>
          !lane.sending &&
          (lane.sent !== null ||
            (lane.next !== null && lane.timer === undefined && !whyNotSend(lane.next.write))),
      ),
    isSending: () => [...lanes.values()].some((lane) => lane.sending),
    /** Ends all gathering of typing. */
    restAll: () => lanes.forEach(rest),
    rest,
    unsent: (): Change[] =>
      [...lanes.values()].flatMap(({ sent, next }) => [sent, next].filter((one) => one !== null)),
    /** The newest value of each field that waits. */
    newest: (): Write[] =>
      [...lanes.values()].flatMap(({ sent, next }) => ((next ?? sent) ? [(next ?? sent)!.write] : [])),
    /** Takes back what was sent and not applied: it waits again, unless something newer of its field waits. */
    holdBack(lane: Lane) {
      lane.next = lane.next ?? lane.sent
      lane.sent = null
    },
    /** Drops what gathers in a lane if it leaves the field as it stands, and returns it. */
    dropIdle(lane: Lane, stands: Write | undefined): Change | null {
      const idle = lane.next
      if (!idle || lane.sent || !changesNothing(idle.write, stands)) return null
      rest(lane)
      lanes.delete(lane.field)
      lane.next = null
      return idle
    },
    /** Drops a lane that has nothing left to send. */
    tidy(lane: Lane) {
      if (!lane.sent && !lane.next) lanes.delete(lane.field)
    },
    clear() {
      lanes.forEach(rest)
      lanes.clear()
    },
  }
}
