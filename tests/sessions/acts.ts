import { uuidv7 } from 'uuidv7'
import type { Db } from '@/db/tenant'
import type { Seat } from '@/server/access'
import type { Refusal } from '@/server/errors'
import { Refused } from '@/server/errors'
import { recordFollowUp } from '@/server/sessions/follow-ups'
import { recordNote } from '@/server/sessions/notes'
import { recordPoint } from '@/server/sessions/points'
import { recordRecommendation } from '@/server/sessions/recommendation'
import { recordScore } from '@/server/sessions/scores'
import { startSession } from '@/server/sessions/start'
import { submitScorecard } from '@/server/sessions/submit'
import { as } from '@/tests/support/makers'

// Each act in a transaction of its own, as a procedure runs it.

export function score(
  seat: Seat,
  setItemId: string,
  value: number | null,
  more: Partial<Parameters<typeof recordScore>[2]> = {},
) {
  return as(seat.member, (db) =>
    recordScore(db, seat, {
      sessionId: seat.sessionId,
      entryId: uuidv7(),
      setItemId,
      value,
      notAssessed: null,
      version: 0,
      ...more,
    }),
  )
}

export function point(
  seat: Seat,
  setItemId: string,
  pointId: string,
  heard: boolean,
  more: Partial<Parameters<typeof recordPoint>[2]> = {},
) {
  return as(seat.member, (db) =>
    recordPoint(db, seat, {
      sessionId: seat.sessionId,
      entryId: uuidv7(),
      setItemId,
      pointId,
      heard,
      version: 0,
      ...more,
    }),
  )
}

export function followUp(
  seat: Seat,
  setItemId: string,
  followUpId: string,
  used: boolean,
  more: Partial<Parameters<typeof recordFollowUp>[2]> = {},
) {
  return as(seat.member, (db) =>
    recordFollowUp(db, seat, {
      sessionId: seat.sessionId,
      entryId: uuidv7(),
      setItemId,
      followUpId,
      used,
      version: 0,
      ...more,
    }),
  )
}

export function note(
  seat: Seat,
  setItemId: string | null,
  text: string,
  more: Partial<Parameters<typeof recordNote>[2]> = {},
) {
  return as(seat.member, (db) =>
    recordNote(db, seat, {
      sessionId: seat.sessionId,
      entryId: uuidv7(),
      noteId: uuidv7(),
      setItemId,
      pointId: null,
      text,
      unplanned: null,
      version: 0,
      ...more,
    }),
  )
}

export function recommend(
  seat: Seat,
  recommendation: 'strong no' | 'no' | 'yes' | 'strong yes' | null,
  comment: string,
  more: Partial<Parameters<typeof recordRecommendation>[2]> = {},
) {
  return as(seat.member, (db) =>
    recordRecommendation(db, seat, {
      sessionId: seat.sessionId,
      entryId: uuidv7(),
      recommendation,
      comment,
      version: 0,
      ...more,
    }),
  )
}

/** Starts the session on purpose, also long before its time. */
export function start(seat: Seat) {
  return as(seat.member, (db) => startSession(db, seat))
}

export function submit(seat: Seat, confirmMissing = true) {
  return as(seat.member, (db) => submitScorecard(db, seat, { sessionId: seat.sessionId, confirmMissing }))
}

/**
 * Runs an act as the seat's member and keeps its transaction open until `release` is called: what comes meanwhile
 * meets it half-way. `done` is the act's outcome once it is committed.
 */
export async function hold<T>(seat: Seat, act: (db: Db) => Promise<T>) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let reached = () => {}
  const underWay = new Promise<void>((resolve) => {
    reached = resolve
  })
  const done = as(seat.member, async (db) => {
    const outcome = await act(db)
    reached()
    await released
    return outcome
  })
  await underWay
  return { release, done }
}

/** Whether a promise is still open after a while in which it would have ended if nothing held it. */
export async function isWaiting(act: Promise<unknown>): Promise<boolean> {
  const settled = act.then(
    () => false,
    () => false,
  )
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(resolve, 300, true))])
}

/** The refusal an act ended with; fails when it was not refused. */
export async function refusalIn(act: Promise<unknown>): Promise<Refusal> {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error.refusal
}
