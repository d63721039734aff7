import { uuidv7 } from 'uuidv7'
import type { Room } from '@/server/sessions/room'
import { createKept } from './kept'
import type { Change } from './queue'
import { refusedWrite } from './refused-write'
import { readRoom, type SendOutcome, sendWrite } from './send'
import { type Confirmed, confirmedOf, fieldOf, type Write } from './writes'

/** Something the person must be told: a conflict with what they may set again, or what was not recorded. */
export type Notice = { id: string; text: string; again?: Write; lost?: readonly Write[] }

export type SaveState = {
  /** What to paint: waiting changes over what the server has, by field. */
  fields: ReadonlyMap<string, Write>
  /** Where a note's text is shown, by note id, if not under its own: typing goes on in the same place. */
  slots: ReadonlyMap<string, string>
  unsent: number
  /** Whether all that is unsent is in the encrypted queue of this device, and so survives a reload. */
  kept: boolean
  link: 'on' | 'offline' | 'signed out'
  notices: readonly Notice[]
  /** Why nothing more can be recorded here; null while it can. */
  closed: string | null
}

/** One field's way to the server: at most one change under way, and one that gathers what came after. */
type Lane = {
  sent: Change | null
  sending: boolean
  next: Change | null
  timer?: ReturnType<typeof setTimeout>
}

export type Saver = ReturnType<typeof createSaver>

/**
 * Saves the interviewer's acts in order per field, each under an id of its own that stays through every retry, and
 * paints them at once. A change counts as saved only when the server has acknowledged it; until then it is kept,
 * encrypted, on this device.
 */
export function createSaver({
  sessionId,
  memberId,
  record,
}: Pick<Room, 'sessionId' | 'memberId' | 'record'>) {
  const confirmed = confirmedOf(record)
  const lanes = new Map<string, Lane>()
  const listeners = new Set<() => void>()
  const slots = new Map<string, string>()
  const kept = createKept(
    (entryId) => unsentOf().some((change) => change.entryId === entryId),
    () => paint(),
  )
  let link: SaveState['link'] = 'on'
  let closed: string | null = null
  let notices: readonly Notice[] = []
  let failures = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let lastMadeAtMs = 0
  let state = look()

  function look(): SaveState {
    const fields = new Map<string, Write>([...confirmed].map(([field, { write }]) => [field, write]))
    for (const [field, { sent, next }] of lanes) {
      const newest = next ?? sent
      if (newest) fields.set(field, newest.write)
    }
    const unsent = unsentOf()
    return { fields, slots, unsent: unsent.length, kept: unsent.every(kept.has), link, notices, closed }
  }

  function unsentOf(): Change[] {
    return [...lanes.values()].flatMap(({ sent, next }) => [sent, next].filter((one) => one !== null))
  }

  function paint() {
    state = look()
    for (const listener of listeners) listener()
  }

  const versionOf = (field: string) => confirmed.get(field)?.version ?? 0

  function laneOf(field: string): Lane {
    const lane = lanes.get(field) ?? { sent: null, sending: false, next: null }
    lanes.set(field, lane)
    return lane
  }

  /** Takes a new value of a field. `waitMs` gathers typing: the change is sent once nothing follows for so long. */
  function write(value: Write, waitMs = 0) {
    if (closed) return
    const field = fieldOf(value)
    const lane = laneOf(field)
    lastMadeAtMs = Math.max(Date.now(), lastMadeAtMs + 1)
    lane.next = lane.next
      ? { ...lane.next, write: value }
      : {
          entryId: uuidv7(),
          write: value,
          version: lane.sent ? null : versionOf(field),
          madeAtMs: lastMadeAtMs,
        }
    kept.keep(lane.next)
    clearTimeout(lane.timer)
    lane.timer = waitMs > 0 ? setTimeout(() => release(lane), waitMs) : undefined
    paint()
    pump()
  }

  function release(lane: Lane) {
    clearTimeout(lane.timer)
    lane.timer = undefined
    pump()
  }

  /** Sends what is ready; while the server cannot be reached one change goes ahead, and the rest follow its success. */
  function pump() {
    if (closed) return
    const ready = [...lanes].filter(
      ([, lane]) => !lane.sending && (lane.sent !== null || (lane.next !== null && lane.timer === undefined)),
    )
    const isProbing = link !== 'on' && [...lanes.values()].some((lane) => lane.sending)
    const allowed = link === 'on' ? ready : isProbing ? [] : ready.slice(0, 1)
    for (const [field, lane] of allowed) void transmit(field, lane)
  }

  async function transmit(field: string, lane: Lane) {
    if (!lane.sent && lane.next) {
      lane.sent = { ...lane.next, version: lane.next.version ?? versionOf(field) }
      lane.next = null
      kept.keep(lane.sent)
    }
    const change = lane.sent
    if (!change) return
    lane.sending = true
    paint()
    const outcome = await sendWrite(
      sessionId,
      change.entryId,
      change.write,
      change.version ?? versionOf(field),
    )
    lane.sending = false
    settle(field, lane, change, outcome)
    paint()
  }

  function settle(field: string, lane: Lane, change: Change, outcome: SendOutcome) {
    if (outcome.sent === 'unreachable' || outcome.sent === 'signed out') {
      link = outcome.sent === 'unreachable' ? 'offline' : 'signed out'
      failures += 1
      clearTimeout(retryTimer)
      // Half the wait is by chance, so that a room full of laptops does not come back in one beat.
      retryTimer = setTimeout(pump, Math.min(10_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2))
      return
    }
    link = 'on'
    failures = 0
    lane.sent = null
    kept.forget(change)
    if (outcome.sent === 'refused') refuse(field, lane, change, outcome)
    else if (outcome.bothKept && outcome.noteId)
      keepBoth(field, lane, change, outcome.noteId, outcome.version)
    else {
      confirmed.set(field, { write: change.write, version: outcome.version })
      if (lane.next) lane.next = { ...lane.next, version: outcome.version }
    }
    if (!lane.sent && !lane.next) lanes.delete(field)
    pump()
  }

  function refuse(
    field: string,
    lane: Lane,
    change: Change,
    outcome: Extract<SendOutcome, { sent: 'refused' }>,
  ) {
    const newest = lane.next ?? change
    kept.forget(lane.next)
    lane.next = null
    clearTimeout(lane.timer)
    const current = refusedWrite(change.write, outcome.fields)
    if (current) {
      confirmed.set(field, current)
      notices = [...notices, { id: change.entryId, text: outcome.message, again: newest.write }]
      return
    }
    const lost = [newest.write]
    if (outcome.closes) {
      closed = outcome.message
      for (const other of lanes.values()) {
        const waiting = other.next ?? other.sent
        if (waiting) lost.push(waiting.write)
        clearTimeout(other.timer)
      }
      lanes.clear()
      void kept.clear()
    }
    notices = [...notices, { id: change.entryId, text: outcome.message, lost }]
  }

  /** The note was changed elsewhere; this text stands as a second note now, and typing goes on in it. */
  function keepBoth(field: string, lane: Lane, change: Change, noteId: string, version: number) {
    if (change.write.kind !== 'note') return
    const second = { ...change.write, noteId }
    slots.set(noteId, slots.get(change.write.noteId) ?? change.write.noteId)
    slots.set(change.write.noteId, noteId)
    // In the old one's place, so that the text being typed does not move.
    const entries = [...confirmed]
    confirmed.clear()
    for (const [known, one] of entries)
      if (known === field) confirmed.set(fieldOf(second), { write: second, version })
      else confirmed.set(known, one)
    if (lane.next?.write.kind === 'note') {
      const moved = { ...lane.next, write: { ...lane.next.write, noteId }, version }
      lanes.set(fieldOf(second), { sent: null, sending: false, next: moved })
      kept.keep(moved)
      lane.next = null
      clearTimeout(lane.timer)
    }
    notices = [
      ...notices,
      {
        id: change.entryId,
        text: 'You changed this note on another device too. Both texts are kept, one below the other.',
      },
    ]
    void refresh()
  }

  /** Takes over what the server has newer, where nothing waits here. */
  function merge(newer: Room['record']) {
    for (const [field, one] of confirmedOf(newer))
      if (one.version > versionOf(field)) confirmed.set(field, one)
    paint()
  }

  /** Reads the room again; null when it cannot be reached. */
  async function refresh(): Promise<Room | null> {
    const room = await readRoom(sessionId).catch(() => null)
    if (room) merge(room.record)
    return room
  }

  /** Takes up what an earlier visit left on this device. */
  async function takeUp() {
    const left = await kept.open(memberId, sessionId)
    for (const one of unsentOf()) kept.keep(one)
    for (const change of left) {
      const lane = laneOf(fieldOf(change.write))
      if ([lane.sent, lane.next].some((one) => one?.entryId === change.entryId)) continue
      if (!lane.sent) {
        lane.sent = change
        if (lane.next) lane.next = { ...lane.next, version: null }
      } else if (lane.next && lane.next.madeAtMs > change.madeAtMs) kept.forget(change)
      else {
        kept.forget(lane.next)
        lane.next = change
      }
    }
    paint()
    pump()
  }

  function flush() {
    for (const lane of lanes.values()) {
      clearTimeout(lane.timer)
      lane.timer = undefined
    }
    pump()
  }

  /** Sends everything now; resolves to whether the server has it all. */
  function saveAll(): Promise<boolean> {
    flush()
    return new Promise((resolve) => {
      const check = () => {
        const isSending = [...lanes.values()].some((lane) => lane.sending)
        if (state.unsent > 0 && isSending) return
        listeners.delete(check)
        resolve(state.unsent === 0 && !closed)
      }
      listeners.add(check)
      check()
    })
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    write,
    flush,
    saveAll,
    merge,
    refresh,
    takeUp,
    dismiss: (id: string) => {
      notices = notices.filter((notice) => notice.id !== id)
      paint()
    },
    /** Drops what waits; for a scorecard that is submitted. */
    drop: () => kept.clear(),
  }
}
