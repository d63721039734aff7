import { uuidv7 } from 'uuidv7'
import type { createKept } from './kept'
import type { Wish } from './queue'
import type { Notice, SaveState } from './save-state'
import { type Place, sendSubmission } from './send'

type Ways = {
  kept: Pick<ReturnType<typeof createKept>, 'countElsewhere' | 'wish' | 'clear'>
  /** Whether nothing of this tab waits any more. */
  isAllIn: () => boolean
  onLink: (link: SaveState['link']) => void
  tell: (notice: Notice) => void
  onTooEarly: (startsAt: Date) => void
  again: () => void
  paint: () => void
}

/** A submission that was asked for and waits here: it goes last, and never before a change that this device still has. */
export function createSubmission(place: Place, ways: Ways) {
  let wish: Wish | null = null
  let stands: SaveState['submission'] = 'none'

  function set(next: Wish | null) {
    wish = next
    stands = next ? 'waits' : 'none'
    ways.kept.wish(next)
  }

  /** Sends it if its turn has come; a lost answer costs nothing, as submitting again is answered as done. */
  async function go() {
    const asked = wish
    if (!asked || stands !== 'waits' || !ways.isAllIn()) return
    stands = 'goes'
    const others = await ways.kept.countElsewhere()
    const outcome = others > 0 ? 'later' : await sendSubmission(place, asked.confirmMissing)
    if (outcome === 'done') {
      stands = 'done'
      ways.onLink('on')
      await ways.kept.clear()
    } else if (typeof outcome === 'object') {
      ways.onLink('on')
      set(null)
      ways.tell({ id: uuidv7(), text: `Not submitted. ${outcome.message}` })
      if (outcome.startsAt) ways.onTooEarly(outcome.startsAt)
    } else {
      stands = wish ? 'waits' : 'none'
      if (outcome !== 'later') ways.onLink(outcome === 'signed out' ? 'signed out' : 'offline')
      ways.again()
    }
    ways.paint()
  }

  return {
    stands: () => stands,
    set,
    go,
    /** Takes it back because something has to be looked at first; returns whether it waited. */
    putOff(): boolean {
      if (!wish) return false
      set(null)
      return true
    },
  }
}
