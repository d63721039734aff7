'use client'

import { useEffect, useRef, useState } from 'react'
import { useStable } from '@/app/_ui/use-stable'
import type { Board } from '@/server/boards/board'
import type { Room } from '@/server/sessions/room'
import { keepFollow, keepsFollow } from '../_saving/kept-follow'

const writing = 'textarea, select, input:not([type=radio]):not([type=checkbox])'
const isBusy = () =>
  document.activeElement?.matches(writing) === true || document.querySelector('dialog[open]') !== null

/**
 * Whether this room goes along with what is asked; this device keeps that for the session. It goes where the others are
 * when it opens and when whoever asks moves on, except under somebody's hands who is writing; a way of one's own is
 * staying, until one follows again. What is pressed in the moment in which the question changes was meant for the one
 * before, and does nothing.
 */
export function useFollow({
  board,
  room,
  at,
  isPlaced,
  onCarry,
  say,
}: {
  board: Board | null
  room: Room
  at: number
  /** Whether it shows what it opened at; going along before would be undone by that. */
  isPlaced: boolean
  onCarry: (to: number) => void
  say: (words: string) => void
}) {
  const { questions, memberId, sessionId } = room
  const [follows, setFollows] = useState(false)
  const [carriedTo, setCarriedTo] = useState<number | null>(null)
  const [hint, setHint] = useState<string | null>(null)
  const asking = board?.asking ?? null
  const place = asking ? questions.findIndex((one) => one.setItemId === asking.setItemId) : -1
  const isLed = follows && place >= 0 && asking?.memberId !== memberId
  const before = useRef<Board | null>(null)
  const latest = useRef({ at, place, isLed, onCarry, say })
  useEffect(() => {
    latest.current = { at, place, isLed, onCarry, say }
  })

  useEffect(() => setFollows(keepsFollow({ memberId, sessionId })), [memberId, sessionId])
  function choose(next: boolean) {
    setFollows(next)
    keepFollow({ memberId, sessionId }, next)
  }

  useEffect(() => {
    if (!isPlaced || !board) return
    const was = before.current
    before.current = board
    if (!board.asking || board.asking.memberId === memberId) return
    if (was?.asking?.setItemId === board.asking.setItemId) return
    const now = latest.current
    if (now.isLed && now.place !== now.at && !isBusy()) {
      now.onCarry(now.place)
      setCarriedTo(now.place)
    } else if (was) now.say(`${board.asking.name} asks question ${now.place + 1}.`)
  }, [board, memberId, isPlaced])

  useStrayPresses(
    carriedTo,
    (dropped) => {
      setHint(dropped)
      say(dropped)
    },
    () => setCarriedTo(null),
  )
  useEffect(() => {
    if (!hint) return
    const timer = setTimeout(() => setHint(null), hintMs)
    return () => clearTimeout(timer)
  }, [hint])

  /** The person goes somewhere by themselves. */
  const goOwnWay = useStable((to: number) => {
    if (isLed && to !== place) choose(false)
  })

  return {
    follows,
    /** That something pressed was dropped, for a while. */
    hint,
    /** Where the question that is asked now stands in the room; -1 where none is. */
    place,
    isLed,
    follow: () => {
      choose(true)
      if (place >= 0 && place !== at) onCarry(place)
    },
    stay: () => choose(false),
    goOwnWay,
  }
}

const changeMs = 700
const hintMs = 5000

/** Takes what is pressed just after the room has gone to another question, before anything else hears of it. */
function useStrayPresses(
  carriedTo: number | null,
  onDropped: (words: string) => void,
  onOver: () => void,
): void {
  const latest = useRef({ onDropped, onOver })
  useEffect(() => {
    latest.current = { onDropped, onOver }
  })
  useEffect(() => {
    if (carriedTo === null) return
    const timer = setTimeout(() => latest.current.onOver(), changeMs)
    const drop = (event: Event) => {
      if (!event.isTrusted || (event instanceof KeyboardEvent && !isOneKey(event))) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.onDropped(
        `Question ${carriedTo + 1} has just come up. Press again if you mean this one.`,
      )
    }
    window.addEventListener('keydown', drop, true)
    window.addEventListener('click', drop, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', drop, true)
      window.removeEventListener('click', drop, true)
    }
  }, [carriedTo])
}

const isOneKey = (event: KeyboardEvent) =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
