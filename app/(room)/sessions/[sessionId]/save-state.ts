import type { Write } from './writes'

/** Something the person must be told: a conflict with what they may set again, or what was not recorded. */
export type Notice = { id: string; text: string; again?: Write; lost?: readonly Write[] }

export type SaveState = {
  /** What to paint: waiting changes over what the server has, by field. */
  fields: ReadonlyMap<string, Write>
  /** Where a note's text is shown, by note id, if not under its own: typing goes on in the same place. */
  slots: ReadonlyMap<string, string>
  unsent: number
  /** How many of these stay here until their text is changed. */
  held: number
  /** Whether all that is unsent is in the encrypted queue of this device, and so survives a reload. */
  kept: boolean
  link: 'on' | 'offline' | 'signed out'
  /** When the session is to begin, while what waits here needs it started on purpose; else null. */
  asksToStart: Date | null
  notices: readonly Notice[]
  /** Why nothing more can be recorded here; null while it can. */
  closed: string | null
}
