import type { Room } from '@/server/sessions/room'
import { createKept } from './kept'
import { createLanes, type Lane } from './lanes'
import type { Change } from './queue'
import { refusedWrite } from './refused-write'
import { createRetry } from './retry'
import type { Notice, SaveState } from './save-state'
import { readRoom, type SendOutcome, sendWrite } from './send'
import { createStartGate } from './start-gate'
import { confirmedOf, fieldOf, inPlaceOf, type Write, whyNotSend } from './writes'

export type Saver = ReturnType<typeof createSaver>

const bothKeptWords = 'You changed this note on another device too. Both texts are kept, one below the other.'

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
  let confirmed = confirmedOf(record)
  const versionOf = (field: string) => confirmed.get(field)?.version ?? 0
  const lanes = createLanes(versionOf)
  const kept = createKept(
    (entryId) => lanes.unsent().some((change) => change.entryId === entryId),
    () => paint(),
  )
  const slots = new Map<string, string>()
  const listeners = new Set<() => void>()
  let link: SaveState['link'] = 'on'
  let closed: string | null = null
  const gate = createStartGate(() => goOn())
  let notices: readonly Notice[] = []
  const retry = createRetry(() => pump())
  let state = look()

  function look(): SaveState {
    const fields = new Map<string, Write>([...confirmed].map(([field, { write }]) => [field, write]))
    for (const newest of lanes.newest()) fields.set(fieldOf(newest), newest)
    const unsent = lanes.unsent()
    const held = unsent.filter((change) => whyNotSend(change.write)).length
    return {
      fields,
      slots,
      held,
      link,
      asksToStart: gate.startsAt(),
      notices,
      closed,
      unsent: unsent.length,
      kept: unsent.every(kept.has),
    }
  }

  function paint() {
    state = look()
    for (const listener of listeners) listener()
  }

  /** Takes a new value of a field. `waitMs` gathers typing: the change is sent once nothing follows for so long. */
  function write(value: Write, waitMs = 0) {
    if (closed) return
    const lane = lanes.add(value)
    if (gate.startsAt() && dropIdle(lane)) return paint()
    if (lane.next) kept.keep(lane.next)
    if (waitMs > 0)
      lane.timer = setTimeout(() => {
        lanes.rest(lane)
        pump()
      }, waitMs)
    paint()
    pump()
  }

  /** Sends what is ready; while the server cannot be reached one change goes ahead, and the rest follow its success. */
  function pump() {
    if (closed || gate.startsAt()) return
    const ready = lanes.ready()
    const probes = lanes.isSending() ? [] : ready.slice(0, 1)
    for (const lane of link === 'on' ? ready : probes) void transmit(lane)
  }

  async function transmit(lane: Lane) {
    const change = lanes.begin(lane)
    if (!change) return
    kept.keep(change)
    paint()
    const version = change.version ?? versionOf(lane.field)
    const outcome = await sendWrite(sessionId, change.entryId, change.write, version)
    lane.sending = false
    settle(lane, change, outcome)
    lanes.tidy(lane)
    paint()
    if (link === 'on') pump()
  }

  function settle(lane: Lane, change: Change, outcome: SendOutcome) {
    if (outcome.sent === 'unreachable' || outcome.sent === 'signed out') {
      link = outcome.sent === 'unreachable' ? 'offline' : 'signed out'
      return retry.later()
    }
    link = 'on'
    retry.reset()
    if (outcome.sent === 'too early') return holdBack(lane, change, outcome.startsAt)
    lane.sent = null
    kept.forget(change)
    if (outcome.sent === 'refused') refuse(lane, change, outcome)
    else if (outcome.bothKept && outcome.noteId) keepBoth(lane, change, outcome.noteId, outcome.version)
    else {
      confirmed.set(lane.field, { write: change.write, version: outcome.version })
      if (lane.next) lane.next = { ...lane.next, version: outcome.version }
    }
  }

  /** The session has not begun: the change stays here until somebody starts it, its time comes, or it is taken back. */
  function holdBack(lane: Lane, change: Change, startsAt: Date) {
    lanes.holdBack(lane)
    if (lane.next !== change) kept.forget(change)
    if (lane.next) kept.keep(lane.next)
    askToStart(startsAt)
    dropIdle(lane)
  }

  function askToStart(startsAt: Date) {
    gate.close(startsAt)
    paint()
  }

  /** Drops what waits for the start and changes nothing: marked and taken back is as if it had not been. */
  function dropIdle(lane: Lane): boolean {
    const idle = lanes.dropIdle(lane, confirmed.get(lane.field)?.write)
    if (!idle) return false
    kept.forget(idle)
    if (lanes.unsent().length === 0) gate.open()
    return true
  }

  /** Sends what waited for the start; the server refuses it again if it is still too early. */
  function goOn() {
    if (!gate.open()) return
    paint()
    flush()
  }

  function refuse(lane: Lane, change: Change, outcome: Extract<SendOutcome, { sent: 'refused' }>) {
    const newest = (lane.next ?? change).write
    kept.forget(lane.next)
    lane.next = null
    lanes.rest(lane)
    const current = refusedWrite(change.write, outcome.fields)
    if (current) {
      confirmed.set(lane.field, current)
      notices = [...notices, { id: change.entryId, text: outcome.message, again: newest }]
      return
    }
    const lost = [newest]
    if (outcome.closes) {
      closed = outcome.message
      lost.push(...lanes.newest())
      lanes.clear()
      void kept.clear()
    }
    notices = [...notices, { id: change.entryId, text: outcome.message, lost }]
  }

  /** The note was changed elsewhere; this text stands as a second note now, and typing goes on in it. */
  function keepBoth(lane: Lane, change: Change, noteId: string, version: number) {
    if (change.write.kind !== 'note') return
    const second = { version, write: { ...change.write, noteId } }
    slots.set(noteId, slots.get(change.write.noteId) ?? change.write.noteId)
    slots.set(change.write.noteId, noteId)
    confirmed = inPlaceOf(confirmed, lane.field, second)
    if (lane.next?.write.kind === 'note') {
      const text = lane.next.write.text
      kept.forget(lane.next)
      lane.next = null
      lanes.rest(lane)
      write({ ...second.write, text })
    }
    notices = [...notices, { id: change.entryId, text: bothKeptWords }]
    void refresh()
  }

  /** Takes over what the server has newer. */
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

  function flush() {
    lanes.restAll()
    pump()
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    write,
    merge,
    refresh,
    /** Sends everything now, typing included. */
    flush,
    /** The same; resolves to whether the server has it all. */
    saveAll(): Promise<boolean> {
      flush()
      return new Promise((resolve) => {
        const check = () => {
          if (state.unsent > 0 && lanes.isSending()) return
          listeners.delete(check)
          resolve(state.unsent === 0 && !closed)
        }
        listeners.add(check)
        check()
      })
    },
    /** Takes up and sends what an earlier visit left on this device. */
    async takeUp() {
      const left = await kept.open(memberId, sessionId)
      for (const change of lanes.unsent()) kept.keep(change)
      for (const change of left) kept.forget(lanes.adopt(change))
      paint()
      pump()
    },
    dismiss(id: string) {
      notices = notices.filter((notice) => notice.id !== id)
      paint()
    },
    askToStart,
    goOn,
    /** Takes back everything that waits for the start. */
    takeBack() {
      gate.open()
      lanes.clear()
      void kept.clear()
      paint()
    },
    /** Drops what is kept; for a scorecard that is submitted. */
    drop: () => kept.clear(),
  }
}
