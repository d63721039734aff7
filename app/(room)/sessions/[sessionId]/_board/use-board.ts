'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '@/app/_api/use-live'
import { type ActError, useAct } from '@/app/_ui/use-act'
import type { Board } from '@/server/boards/board'
import { type BoardMove, presenceBeatMs } from '@/server/boards/rules'
import type { Room } from '@/server/sessions/room'
import { attendBoard, leaveBoard, moveBoard, readBoard } from './board-send'

const clockSlackMs = 2000
const problemShownMs = 10_000

const movedNot: Record<Exclude<ActError['kind'], 'refused'>, string> = {
  unreachable: 'Not moved: Evenhand cannot be reached. Tell the others, or move it once you are back.',
  'signed out': 'Not moved: you are signed out.',
  failed: 'Not moved, by a fault of Evenhand. Try again.',
}

export type LiveBoard = {
  /** As it was read last; null until it was. */
  board: Board | null
  /** Whether what the others do appears here; else the board may stand elsewhere by now. */
  isCurrent: boolean
  /** Whether it is read from time to time, because nothing is heard of changes. */
  isSlow: boolean
  /** How far this device's clock is behind the server's. */
  behindMs: number
  /** Moves it now or not at all; true once it was. */
  move: (setItemId: string, to: BoardMove) => Promise<boolean>
  isMoving: boolean
  /** Why the last move did not happen. */
  problem: string | null
}

/**
 * The live board of the room, read again whenever it changes, and this room's presence on it for as long as it is open.
 * Null for a session that nobody else sits in.
 */
export function useBoard(room: Room): LiveBoard | null {
  const { sessionId, memberId } = room
  const isShared = room.others.some((one) => one.here && !one.excusedAt)
  const place = useMemo(() => ({ sessionId, memberId }), [sessionId, memberId])
  const [board, setBoard] = useState<Board | null>(null)
  const [isReached, setIsReached] = useState(true)
  const [behindMs, setBehindMs] = useState(0)
  const current = useRef<Board | null>(null)
  const asked = useRef(0)
  const answered = useRef(0)

  // Answers can overtake each other; of one board the one that was asked for last knows most.
  const take = useCallback((order: number, next: Board) => {
    setIsReached(true)
    const seq = current.current?.seq ?? -1
    if (next.seq < seq || (next.seq === seq && order < answered.current)) return
    answered.current = order
    if (JSON.stringify(next) === JSON.stringify(current.current)) return
    current.current = next
    setBoard(next)
  }, [])

  const attend = useCallback(async () => {
    asked.current += 1
    const order = asked.current
    try {
      const { now, board: next } = await attendBoard(place)
      const behind = now.getTime() - Date.now()
      setBehindMs((before) => (Math.abs(before - behind) > clockSlackMs ? behind : before))
      take(order, next)
    } catch {
      setIsReached(false)
    }
  }, [place, take])

  const read = useCallback(async () => {
    asked.current += 1
    const order = asked.current
    try {
      const next = await readBoard(place)
      take(order, next)
      // Another tab of this person was closed and said that they left.
      if (!next.present.some((one) => one.memberId === memberId)) await attend()
    } catch {
      setIsReached(false)
    }
  }, [place, memberId, take, attend])

  const liveness = useLive(isShared ? { kind: 'session', id: sessionId } : null, () => void read())

  useEffect(() => {
    if (!isShared) return
    const say = () => void attend()
    const leave = () => void leaveBoard(place)
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) say()
    }
    say()
    const beat = setInterval(say, presenceBeatMs)
    window.addEventListener('online', say)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    return () => {
      clearInterval(beat)
      window.removeEventListener('online', say)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      leave()
    }
  }, [isShared, place, attend])

  const moving = useAct(async (setItemId: string, to: BoardMove) => {
    asked.current += 1
    const order = asked.current
    take(order, await moveBoard(place, setItemId, to, current.current?.seq ?? 0))
  })
  const { run, clearError, error } = moving
  useEffect(() => {
    if (!error) return
    const timer = setTimeout(clearError, problemShownMs)
    return () => clearTimeout(timer)
  }, [error, clearError])
  const move = useCallback(
    async (setItemId: string, to: BoardMove) => {
      const outcome = await run(setItemId, to)
      if (!outcome.done) void read()
      return outcome.done
    },
    [run, read],
  )

  const isCurrent = isReached && liveness !== 'offline'
  const isSlow = liveness === 'polling'
  const isMoving = moving.pending
  const problem = error ? (error.kind === 'refused' ? error.message : movedNot[error.kind]) : null
  return useMemo(
    () => (isShared ? { board, isCurrent, isSlow, behindMs, move, isMoving, problem } : null),
    [isShared, board, isCurrent, isSlow, behindMs, move, isMoving, problem],
  )
}
