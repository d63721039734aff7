import type { createKept } from './kept'
import type { createKnown } from './known'
import type { createLanes, Lane } from './lanes'
import type { Change } from './queue'
import { createStartGate } from './start-gate'

type Ways = {
  lanes: ReturnType<typeof createLanes>
  known: ReturnType<typeof createKnown>
  kept: ReturnType<typeof createKept>
  paint: () => void
  flush: () => void
}

/** What was recorded before the session has begun: it stays here until somebody starts it, its time comes, or it is taken back. */
export function createHeldBack({ lanes, known, kept, paint, flush }: Ways) {
  const gate = createStartGate(() => goOn())

  function askToStart(startsAt: Date) {
    gate.close(startsAt)
    paint()
  }

  /** Drops what waits for the start and changes nothing: marked and taken back is as if it had not been. */
  function dropIdle(lane: Lane): boolean {
    const idle = lanes.dropIdle(lane, known.of(lane.field)?.write)
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

  return {
    startsAt: () => gate.startsAt(),
    open: () => gate.open(),
    askToStart,
    dropIdle,
    goOn,
    /** The server said that it is too early: the change waits. */
    holdBack(lane: Lane, change: Change, startsAt: Date) {
      lanes.holdBack(lane)
      if (lane.next !== change) kept.forget(change)
      if (lane.next) kept.keep(lane.next)
      askToStart(startsAt)
      dropIdle(lane)
    },
  }
}
