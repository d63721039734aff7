'use client'

import { useEffect, useLayoutEffect, useState } from 'react'
import { afterFrame } from './frames'
import type { useShown } from './use-shown'

/**
 * Keeps the place shown in the address, so that a reload and a link lead back to it, at once: what is clicked counts for what
 * is shown. A room whose address names none opens at `findFirst`, asked once all is known that this device holds; whoever
 * went somewhere or pressed something before that stays there. Returns whether it has opened.
 */
export function usePlace(
  {
    at,
    setAt,
    choose,
    hasChosen,
  }: Pick<ReturnType<typeof useShown>, 'at' | 'setAt' | 'choose' | 'hasChosen'>,
  questions: number,
  isReady: boolean,
  findFirst: () => number,
): boolean {
  const [isPlaced, setIsPlaced] = useState(false)

  // Before the page takes anything: the server, which made it, does not see this part of the address.
  useLayoutEffect(() => {
    const named = placeIn(location.hash, questions)
    if (named === null || hasChosen()) return
    choose()
    setAt(named)
  }, [questions, setAt, choose, hasChosen])

  useEffect(() => {
    if (isPlaced) return
    window.addEventListener('pointerdown', choose)
    return () => window.removeEventListener('pointerdown', choose)
  }, [isPlaced, choose])

  useEffect(() => {
    if (!isReady || isPlaced) return
    if (!hasChosen()) setAt(findFirst())
    setIsPlaced(true)
  }, [isReady, isPlaced, findFirst, setAt, hasChosen])

  useEffect(() => {
    if (!isPlaced) return
    // After the place itself is painted: the router renders at every change of the address.
    return afterFrame(() => {
      const hash = hashOf(at, questions)
      if (location.hash !== hash) history.replaceState(null, '', hash)
    })
  }, [isPlaced, at, questions])

  useEffect(() => {
    const follow = () => {
      const place = placeIn(location.hash, questions)
      if (place !== null) setAt(place)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [questions, setAt])

  return isPlaced
}

export function hashOf(at: number, questions: number): string {
  return at < questions ? `#question-${at + 1}` : '#review'
}

/** The place a hash names, or null where it names none of this room. */
export function placeIn(hash: string, questions: number): number | null {
  if (hash === '#review') return questions
  const number = Number(/^#question-(\d{1,4})$/.exec(hash)?.[1] ?? 0)
  return number >= 1 && number <= questions ? number - 1 : null
}
