'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A move sets the focus on the heading of the place, so that it is read out and keys go on from there. */
export function useArrival(at: number): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(at)
  // At once: whoever begins to write in the new place is not called back from there.
  useLayoutEffect(() => {
    if (shown.current === at) return
    shown.current = at
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [at])
  return heading
}
