'use client'

import clsx from 'clsx'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { hasBegun } from '@/server/session-life/rules'
import type { Room } from '@/server/sessions/room'

const second = {
  subscribe: (tick: () => void) => {
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  },
  // Whole seconds, so that a render between two ticks sees the same moment.
  now: () => Math.floor(Date.now() / 1000) * 1000,
  onServer: () => null,
}

/** The time now, once a second; null on the server, whose clock is not the interviewer's. */
export function useNowMs(): number | null {
  return useSyncExternalStore<number | null>(second.subscribe, second.now, second.onServer)
}

const minuteMs = 60_000

/**
 * Time left of the slot, in words: before it, inside it, and over it in amber. Hours later it says nothing, nor where the
 * session was started before its time: of a slot that is ahead nothing is left or over.
 */
export function SlotTime({ session }: { session: Pick<Room, 'state' | 'startsAt' | 'slotMinutes'> }) {
  const nowMs = useNowMs()
  const { startsAt, slotMinutes } = session
  if (nowMs === null || (nowMs < startsAt.getTime() && hasBegun(session, new Date(nowMs)))) return null
  const left = slotInWords(nowMs, startsAt.getTime(), slotMinutes)
  return left ? (
    <Time isOver={left.isOver}>
      {left.before ? <span className="max-sm:sr-only">{left.before} </span> : null}
      {left.words}
      {left.inAll ? <span className="max-sm:sr-only"> in all</span> : null}
    </Time>
  ) : null
}

export function slotInWords(
  nowMs: number,
  startsMs: number,
  slotMinutes: number,
): { before?: string; words: string; inAll: boolean; isOver: boolean } | null {
  const endsMs = startsMs + slotMinutes * minuteMs
  if (nowMs < startsMs - 12 * 60 * minuteMs || nowMs > endsMs + 3 * 60 * minuteMs) return null
  if (nowMs < startsMs)
    return {
      before: 'Starts',
      words: `in ${durationInWords(startsMs - nowMs)}`,
      inAll: false,
      isOver: false,
    }
  if (nowMs < endsMs)
    return { words: `${Math.ceil((endsMs - nowMs) / minuteMs)} min left`, inAll: true, isOver: false }
  return { words: `${Math.floor((nowMs - endsMs) / minuteMs)} min over`, inAll: true, isOver: true }
}

/** Time left of a question's minutes since it was asked, by the server's clock. */
export function AskedTime({ since, minutes, behindMs }: { since: Date; minutes: number; behindMs: number }) {
  const nowMs = useNowMs()
  if (nowMs === null) return null
  const left = askedInWords(nowMs + behindMs, since.getTime(), minutes)
  return <Time isOver={left.isOver}>{left.words}</Time>
}

export function askedInWords(
  nowMs: number,
  sinceMs: number,
  minutes: number,
): { words: string; isOver: boolean } {
  const left = Math.ceil(minutes - Math.max(0, nowMs - sinceMs) / minuteMs)
  return left > 0
    ? { words: `${left} min left`, isOver: false }
    : { words: `${-left} min over`, isOver: true }
}

/** A time ahead as a person says it: minutes up to an hour, then hours, then days. */
export function durationInWords(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / minuteMs))
  if (minutes < 60) return `${minutes} min`
  if (minutes < 120) return minutes === 60 ? '1 h' : `1 h ${minutes - 60} min`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.round(hours / 24)} days`
}

/**
 * Time left for the question shown: its minutes less the time it has been in front of the interviewer, counted for
 * each question of a session apart and kept over a reload of this tab. Nothing counts before the session has begun.
 */
export function QuestionTime({
  session,
  setItemId,
  minutes,
  before = null,
}: {
  session: Pick<Room, 'sessionId' | 'state' | 'startsAt'>
  setItemId: string
  minutes: number
  /** What stands in its place until the session has begun. */
  before?: ReactNode
}) {
  const nowMs = useNowMs()
  const isRunning = nowMs !== null && hasBegun(session, new Date(nowMs))
  const spentMs = useSpentMs(`${session.sessionId} ${setItemId}`, isRunning ? nowMs : null)
  if (!isRunning) return before
  const leftMs = minutes * minuteMs - spentMs
  const words = `${clock(Math.abs(leftMs))} ${leftMs < 0 ? 'over' : 'left'} here`
  return <Time isOver={leftMs < 0}>{words}</Time>
}

/** How long the question has been in front of the person; counts only while there is a time now. */
function useSpentMs(question: string, nowMs: number | null): number {
  const key = `evenhand spent ${question}`
  const isCounting = nowMs !== null
  const [shown, setShown] = useState<{ key: string; beforeMs: number; sinceMs: number } | null>(null)
  useEffect(() => {
    if (!isCounting) return
    const beforeMs = Number(sessionStorage.getItem(key) ?? 0)
    const sinceMs = Date.now()
    setShown({ key, beforeMs, sinceMs })
    const store = () => sessionStorage.setItem(key, String(beforeMs + Date.now() - sinceMs))
    window.addEventListener('pagehide', store)
    return () => {
      store()
      window.removeEventListener('pagehide', store)
    }
  }, [key, isCounting])
  if (nowMs === null || shown?.key !== key) return 0
  return Math.max(0, shown.beforeMs + nowMs - shown.sinceMs)
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function Time({ isOver, children }: { isOver: boolean; children: ReactNode }) {
  return (
    <span
      role="timer"
      className={clsx(
        'whitespace-nowrap tabular-nums',
        isOver ? 'font-medium text-attention-text' : 'text-ink-2',
      )}
    >
      {children}
    </span>
  )
}
