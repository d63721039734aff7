import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { type BoardMark, boardQuestions, boards } from '@/db/schema/boards'
import { setItems } from '@/db/schema/question-sets'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { notFound, Refused } from '../errors'
import { announce } from '../live/announce'
import { asksToStart } from '../sessions/rules'
import { goLive, tooEarly } from '../sessions/start'
import { type Board, findBoard } from './board'
import type { moveInput } from './input'
import { standingOnBoard, whyNotMove } from './rules'

type Move = z.output<typeof moveInput>

/**
 * Moves the board, by whoever of the session asks: a question is asked now, which makes the one before it asked; or it
 * was asked, is skipped, or neither after all. Only this moves it, never a score. The first question asked starts the
 * session, like the first thing recorded. Refused as a conflict when somebody moved the board since; a move that has
 * been made already is answered as done.
 */
export async function moveBoard(db: Db, seat: Seat, input: Move): Promise<Board> {
  const session = await findSession(db, seat)
  const whyNot = whyNotMove(session, session)
  if (whyNot) throw new Refused('not now', whyNot)
  if (input.to === 'asking' && asksToStart(session, new Date())) throw tooEarly(session.startsAt)
  const number = await findNumber(db, seat, input.setItemId)
  await holdBoard(db, seat)
  const board = await findBoard(db, seat)
  const stands = standingOnBoard(board, input.setItemId)
  const isDone =
    stands === input.to && (stands !== 'asking' || board.asking?.memberId === seat.member.memberId)
  if (isDone) return board
  if (board.seq !== input.seq)
    throw new Refused(
      'conflict',
      `The board has moved meanwhile. Look where it is, and move question ${number} again if that is still right.`,
    )
  if (input.to === 'asking' && session.state === 'scheduled') await goLive(db, seat)
  await apply(db, seat, board, input)
  await announce(db, seat.member, { kind: 'session', id: seat.sessionId })
  return findBoard(db, seat)
}

async function apply(db: Db, seat: Seat, { asking }: Board, { setItemId, to }: Move): Promise<void> {
  if (to === 'asking') {
    if (asking && asking.setItemId !== setItemId) await mark(db, seat, asking.setItemId, 'asked')
    await unmark(db, seat, setItemId)
  } else if (to === 'to come') await unmark(db, seat, setItemId)
  else await mark(db, seat, setItemId, to)
  const asked =
    to === 'asking'
      ? { setItemId, memberId: seat.member.memberId, since: sql`clock_timestamp()` }
      : asking?.setItemId === setItemId
        ? { setItemId: null, memberId: null, since: null }
        : {}
  await db
    .update(boards)
    .set({ seq: sql`${boards.seq} + 1`, ...asked })
    .where(isBoardOf(seat))
}

const isBoardOf = (seat: Seat) =>
  and(eq(boards.organizationId, seat.member.organizationId), eq(boards.sessionId, seat.sessionId))

/** Holds the board until the transaction ends, so that of two who move it at once the second sees the first. */
async function holdBoard(db: Db, seat: Seat): Promise<void> {
  await db
    .insert(boards)
    .values({ organizationId: seat.member.organizationId, sessionId: seat.sessionId })
    .onConflictDoNothing()
  await db.select({ seq: boards.seq }).from(boards).where(isBoardOf(seat)).for('update')
}

async function mark(db: Db, seat: Seat, setItemId: string, as: BoardMark): Promise<void> {
  await db
    .insert(boardQuestions)
    .values({
      organizationId: seat.member.organizationId,
      sessionId: seat.sessionId,
      setItemId,
      mark: as,
    })
    .onConflictDoUpdate({
      target: [boardQuestions.organizationId, boardQuestions.sessionId, boardQuestions.setItemId],
      set: { mark: as },
    })
}

async function unmark(db: Db, seat: Seat, setItemId: string): Promise<void> {
  await db
    .delete(boardQuestions)
    .where(
      and(
        eq(boardQuestions.organizationId, seat.member.organizationId),
        eq(boardQuestions.sessionId, seat.sessionId),
        eq(boardQuestions.setItemId, setItemId),
      ),
    )
}

async function findSession(db: Db, seat: Seat) {
  const [session] = await db
    .select({
      state: sessions.state,
      startsAt: sessions.startsAt,
      excusedAt: scorecards.excusedAt,
    })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .where(
      and(eq(scorecards.organizationId, seat.member.organizationId), eq(scorecards.id, seat.scorecardId)),
    )
  if (!session) throw notFound('session')
  return session
}

/** The question's number in the session's set. */
async function findNumber(db: Db, seat: Seat, setItemId: string): Promise<number> {
  const rows = await db
    .select({ id: setItems.id })
    .from(setItems)
    .where(
      and(
        eq(setItems.organizationId, seat.member.organizationId),
        eq(setItems.setVersionId, seat.setVersionId),
      ),
    )
    .orderBy(setItems.position)
  const at = rows.findIndex((row) => row.id === setItemId)
  if (at === -1) throw notFound('question')
  return at + 1
}
