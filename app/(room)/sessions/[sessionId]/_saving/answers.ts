import type { createKept } from './kept'
import type { createKnown } from './known'
import type { createLanes, Lane } from './lanes'
import type { Change } from './queue'
import { refusedWrite } from './refused-write'
import type { Notice } from './save-state'
import type { SendOutcome } from './send'
import type { NoteWrite, Write } from './writes'

const bothKeptWords = 'You changed this note on another device too. Both texts are kept, one below the other.'

type Ways = {
  lanes: ReturnType<typeof createLanes>
  known: ReturnType<typeof createKnown>
  kept: ReturnType<typeof createKept>
  slots: Map<string, string>
  tell: (notice: Notice) => void
  write: (write: Write) => void
  onClosed: (why: string) => void
}

/** What becomes of a change that the server did not take as it was: the person is told, and nothing is lost unseen. */
export function createAnswers({ lanes, known, kept, slots, tell, write, onClosed }: Ways) {
  function dropNext(lane: Lane) {
    kept.forget(lane.next)
    lane.next = null
    lanes.rest(lane)
  }

  /**
   * Nothing more is recorded here. What was not stays on this device: it is listed for as long as the room stays closed,
   * and goes in if a manager opens it again. Whoever has lost their seat finds no room to read it in, so it goes.
   */
  function close(lane: Lane, change: Change, outcome: Extract<SendOutcome, { sent: 'refused' }>) {
    onClosed(outcome.message)
    const newest = lane.next ?? change
    if (newest !== change) kept.forget(change)
    lane.next = null
    const lost = [newest.write, ...lanes.newest()]
    lanes.clear()
    if (outcome.gone) void kept.clear()
    tell({ id: change.entryId, text: outcome.message, lost })
  }

  return {
    refuse(lane: Lane, change: Change, outcome: Extract<SendOutcome, { sent: 'refused' }>) {
      const newest = (lane.next ?? change).write
      if (outcome.closes) return close(lane, change, outcome)
      kept.forget(change)
      dropNext(lane)
      const current = refusedWrite(change.write, outcome.fields)
      if (current) {
        known.set(current)
        kept.know(current)
        return tell({ id: change.entryId, text: outcome.message, again: newest })
      }
      tell({ id: change.entryId, text: outcome.message, lost: [newest] })
    },

    /** The note was changed elsewhere; this text stands as a second note now, and typing goes on in it. */
    keepBoth(lane: Lane, change: Change & { write: NoteWrite }, noteId: string, version: number) {
      const second = { version, write: { ...change.write, noteId } }
      kept.settle(change, second)
      slots.set(noteId, slots.get(change.write.noteId) ?? change.write.noteId)
      slots.set(change.write.noteId, noteId)
      known.replace(lane.field, second)
      if (lane.next?.write.kind === 'note') {
        const newer = { ...lane.next.write, noteId }
        dropNext(lane)
        write(newer)
      }
      tell({ id: change.entryId, text: bothKeptWords })
    },
  }
}
