import type { Room } from '@/server/sessions/room'
import { createAnswers } from './answers'
import { createDropped } from './dropped'
import { createHeldBack } from './held-back'
import { createKept } from './kept'
import { createKnown } from './known'
import { createLanes, type Lane } from './lanes'
import { createPainted } from './painted'
import type { Change } from './queue'
import { createRetry } from './retry'
import type { Notice, SaveState } from './save-state'
import { readRoom, type SendOutcome, sendWrite } from './send'
import { createSubmission } from './submission'
import { fieldsOf } from './unsent'
import { type Confirmed, confirmedOf, type Write } from './writes'

export type Saver = ReturnType<typeof createSaver>

const notSubmittedWords = 'The scorecard was not submitted, so that you can look at this first.'

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
  const place = { sessionId, memberId }
  const known = createKnown(record)
  const lanes = createLanes(known.versionOf)
  const kept = createKept(
    (entryId) => lanes.unsent().some((change) => change.entryId === entryId),
    () => paint(),
    (left) => takeOver(left),
  )
  const gate = createHeldBack({ lanes, known, kept, paint: () => paint(), flush: () => flush() })
  const slots = new Map<string, string>()
  let link: SaveState['link'] = 'on'
  let closed: string | null = null
  let notices: readonly Notice[] = []
  const tell = (notice: Notice) => {
    notices = [...notices, notice]
  }
  const retry = createRetry(() => pump())
  const submission = createSubmission(place, {
    kept,
    isAllIn: () => lanes.unsent().length === 0,
    onLink: (next) => {
      link = next
      if (next === 'signed out') void ending.dropIfMeant()
    },
    tell,
    onTooEarly: gate.askToStart,
    again: () => retry.later(),
    paint: () => paint(),
  })
  const answers = createAnswers({
    lanes,
    known,
    kept,
    slots,
    tell,
    write: (value) => write(value),
    onClosed: (why) => {
      closed = why
    },
  })
  const ending = createDropped(place, {
    lanes,
    kept,
    onDropped: () => {
      closed = 'You were signed out.'
      gate.open()
      paint()
    },
  })
  const painted = createPainted<SaveState>((before) => ({
    ...fieldsOf(known, lanes, kept, before?.fields ?? new Map()),
    slots,
    link,
    asksToStart: gate.startsAt(),
    notices,
    closed,
    dropped: ending.count(),
    submission: submission.stands(),
  }))
  const paint = () => painted.paint()

  /** Takes a new value of a field. `waitMs` gathers typing: the change is sent once nothing follows for so long. */
  function write(value: Write, waitMs = 0) {
    if (closed) return
    const lane = lanes.add(value)
    if (gate.startsAt() && gate.dropIdle(lane)) return paint()
    if (waitMs > 0)
      lane.timer = setTimeout(() => {
        lanes.rest(lane)
        pump()
      }, waitMs)
    paint()
    // Painted first, and sent or kept in the next task: what a key does shall be seen with the frame it is pressed in.
    setTimeout(() => {
      pump()
      if (lane.next) kept.keep(lane.next)
    })
  }

  /** Sends what is ready; while the server cannot be reached one change goes ahead, and the rest follow its success. */
  function pump() {
    if (closed || gate.startsAt()) return
    const ready = lanes.ready()
    const probes = lanes.isSending() ? [] : ready.slice(0, 1)
    for (const lane of link === 'on' ? ready : probes) void transmit(lane)
    void submission.go()
  }

  async function transmit(lane: Lane) {
    const change = lanes.begin(lane)
    if (!change) return
    kept.keep(change)
    paint()
    const version = change.version ?? known.versionOf(lane.field)
    const outcome = await sendWrite(place, change.entryId, change.write, version)
    lane.sending = false
    settle(lane, change, outcome)
    lanes.tidy(lane)
    paint()
    if (link === 'on') pump()
  }

  /** Whatever the person has to look at comes before the submission they asked for. */
  function askFirst(id: string) {
    if (submission.putOff()) tell({ id: `${id} submission`, text: notSubmittedWords })
  }

  function settle(lane: Lane, change: Change, outcome: SendOutcome) {
    if (outcome.sent === 'unreachable' || outcome.sent === 'signed out') {
      link = outcome.sent === 'unreachable' ? 'offline' : 'signed out'
      if (link === 'signed out') void ending.dropIfMeant()
      return retry.later()
    }
    link = 'on'
    retry.reset()
    if (outcome.sent === 'too early') return gate.holdBack(lane, change, outcome.startsAt)
    lane.sent = null
    if (outcome.sent === 'refused') {
      askFirst(change.entryId)
      answers.refuse(lane, change, outcome)
    } else if (outcome.bothKept && outcome.noteId && change.write.kind === 'note') {
      askFirst(change.entryId)
      answers.keepBoth(lane, { ...change, write: change.write }, outcome.noteId, outcome.version)
      void refresh()
    } else {
      const now: Confirmed = { write: change.write, version: outcome.version }
      // A change that was left behind may have been applied long ago, and newer ones since.
      known.take([now])
      kept.settle(change, known.of(lane.field) ?? now)
      if (lane.next) lane.next = { ...lane.next, version: known.versionOf(lane.field) }
    }
  }

  /** Takes over what the server has newer. */
  function merge(newer: Room['record']) {
    for (const one of known.take(confirmedOf(newer).values())) kept.know(one)
    paint()
  }

  /** What another tab or an earlier visit left goes on from here. */
  function takeOver(left: readonly Change[]) {
    for (const change of left) kept.forget(lanes.adopt(change))
    for (const change of lanes.unsent()) kept.keep(change)
    paint()
    pump()
  }

  /** Reads the room again; null when it cannot be reached. */
  async function refresh(): Promise<Room | null> {
    const room = await readRoom(place).catch(() => null)
    if (room) merge(room.record)
    else void ending.dropIfMeant()
    return room
  }

  function flush() {
    lanes.restAll()
    pump()
  }

  return {
    state: () => painted.state(),
    subscribe: (listener: () => void) => painted.subscribe(listener),
    write,
    merge,
    refresh,
    /** Sends everything now, typing included. */
    flush,
    /** The same; resolves to whether the server has it all. */
    saveAll(): Promise<boolean> {
      flush()
      return painted.until(({ unsent }) =>
        unsent > 0 && lanes.isSending() ? undefined : unsent === 0 && !closed,
      )
    },
    /** Takes up and sends what an earlier visit left on this device. */
    async takeUp() {
      if (ending.count() !== null) return
      const { left, confirmed, wish: waiting } = await kept.open(memberId, sessionId)
      known.take(confirmed)
      if (waiting && submission.stands() === 'none') submission.set(waiting)
      takeOver(left)
    },
    countElsewhere: kept.countElsewhere,
    /** Submits once everything is with the server, however long that takes. */
    submitLater(confirmMissing: boolean) {
      submission.set({ confirmMissing })
      paint()
      pump()
    },
    takeSubmissionBack() {
      submission.set(null)
      paint()
    },
    dismiss(id: string) {
      notices = notices.filter((notice) => notice.id !== id)
      paint()
    },
    askToStart: gate.askToStart,
    goOn: gate.goOn,
    /** Another tab has signed the person out. */
    signOut: ending.drop,
    /** Somebody has signed in again here: what waits goes, and the state of the sign-in is found out anew. */
    async comeBack() {
      link = (await refresh()) ? 'on' : link
      paint()
      flush()
    },
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
