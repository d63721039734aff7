'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/** What a key does here, or null. `isTyping` says that the focus is in a field. */
export type KeyAct = (event: KeyboardEvent, isTyping: boolean) => (() => void) | null

const fieldSelector = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

/**
 * A page's own keys; none fires under an open dialog. `on` is the person's own switch for all of them. What is pressed
 * before the page `isReady` waits, and is done when it is.
 */
export function useKeyActs(actOf: KeyAct, on: boolean, isReady: boolean) {
  const latest = useRef(actOf)
  const waiting = useRef<KeyboardEvent[]>([])
  useLayoutEffect(() => {
    latest.current = actOf
  })
  // With the page itself: an effect that runs after it is painted would lose what is pressed between.
  useLayoutEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || event.isComposing) return
      if (target?.closest('dialog, [role=dialog], [role=alertdialog]')) return
      const act = latest.current(event, Boolean(target?.closest(fieldSelector)))
      if (!act) return
      event.preventDefault()
      if (isReady && waiting.current.length === 0) act()
      else waiting.current.push(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, isReady])

  useEffect(() => {
    if (!isReady) return
    // One after the other, so that each meets the page as the one before left it.
    const timer = setInterval(() => {
      const event = waiting.current.shift()
      // Painted before the next one, however busy the device is.
      if (event) flushSync(() => latest.current(event, false)?.())
      else clearInterval(timer)
    }, 50)
    return () => clearInterval(timer)
  }, [isReady])
}
