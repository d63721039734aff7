import type { SessionState } from '@/db/schema/sessions'
import { sessionCan } from '../session-life/rules'

/** What whoever asks says of a question: I ask it now, it was asked, it is left out, or none of that after all. */
export const boardMoves = ['asking', 'asked', 'skipped', 'to come'] as const
export type BoardMove = (typeof boardMoves)[number]

/** How often a room says that it is open, and how long that holds: a tab in the background speaks once a minute. */
export const presenceBeatMs = 20_000
export const presenceHoldsSeconds = 75

type Standing = { asking: { setItemId: string } | null; asked: readonly string[]; skipped: readonly string[] }

/** Where a question stands on the board. */
export function standingOnBoard(board: Standing, setItemId: string): BoardMove {
  if (board.asking?.setItemId === setItemId) return 'asking'
  if (board.asked.includes(setItemId)) return 'asked'
  return board.skipped.includes(setItemId) ? 'skipped' : 'to come'
}

/** Why the board does not move; null when it may. */
export function whyNotMove(session: { state: SessionState }, card: { excusedAt: unknown }): string | null {
  if (session.state === 'cancelled') return 'This session was cancelled. Its board does not move any more.'
  if (card.excusedAt) return 'You were excused from this session. Its board is moved by whoever is in it.'
  return sessionCan('record', session) ? null : 'This session is over. Its board does not move any more.'
}
