import type { createKept } from './kept'
import type { createLanes } from './lanes'
import { isSignedOut, type Place } from './send'

type Ways = {
  lanes: ReturnType<typeof createLanes>
  kept: ReturnType<typeof createKept>
  onDropped: () => void
}

/** The end of a room whose person was signed out on purpose: nothing of theirs stays here, and nothing more is sent. */
export function createDropped(place: Place, { lanes, kept, onDropped }: Ways) {
  let dropped: number | null = null

  function drop() {
    if (dropped !== null) return
    dropped = lanes.unsent().length
    lanes.clear()
    void kept.forgetAll(place.memberId)
    onDropped()
  }

  return {
    /** How many changes went with it; null while nothing has. */
    count: () => dropped,
    drop,
    /** Finds out whether a sign-in that does not stand any more was ended on purpose, or has only run out. */
    async dropIfMeant() {
      if (await isSignedOut(place).catch(() => false)) drop()
    },
  }
}
