'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** A move sets the focus on the heading of the place, so that it is read out and keys go on from there. */
export function useArrival(at: number): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current === at) return
    shown.current = at
    // With the frame, which lays out anyway: asked before, it would be done twice.
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 })
      heading.current?.focus({ preventScroll: true })
    })
  }, [at])
  return heading
}
