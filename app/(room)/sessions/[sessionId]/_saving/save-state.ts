import type { SavedSoFar } from '@/app/_ui/save-status'
import type { Write } from './writes'

/** Something the person must be told: a conflict with what they may set again, or what was not recorded. */
export type Notice = { id: string; text: string; again?: Write; lost?: readonly Write[] }

export type SaveState = SavedSoFar & {
  /** What to paint: waiting changes over what the server has, by field. */
  fields: ReadonlyMap<string, Write>
  /** Where a note's text is shown, by note id, if not under its own: typing goes on in the same place. */
  slots: ReadonlyMap<string, string>
  notices: readonly Notice[]
  /** `waits`: asked for and kept here until everything is with the server; `goes`: on its way. */
  submission: 'none' | 'waits' | 'goes' | 'done'
  /** Why nothing more can be recorded here; null while it can. */
  closed: string | null
  /** How many changes were dropped when the person was signed out on purpose; null while they are not. */
  dropped: number | null
}
