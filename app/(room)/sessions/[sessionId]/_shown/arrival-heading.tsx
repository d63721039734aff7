'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'

let isJustLeft = false

/** Says for a moment that what was shown here is gone: with it went the focus of whoever was in it. */
export function useGivesWay(): void {
  useLayoutEffect(
    () => () => {
      isJustLeft = true
      setTimeout(() => {
        isJustLeft = false
      })
    },
    [],
  )
}

/** The heading of what takes the room's place. It takes the focus as well, so that it is read out and keys go on from there. */
export function ArrivalHeading({ className, children }: { className: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (!isJustLeft) return
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={`${className} outline-none`}>
      {children}
    </h1>
  )
}
