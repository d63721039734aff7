import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

// A menu that closes gives the focus back to its button within this time.
const waitMs = 60

/**
 * Keeps the focus in a frame: where the button that had it goes away with what it was for, `target` has it, and the keys
 * that hold in the frame go on holding. Spread what it returns on the frame.
 */
export function useFocusKept(target: RefObject<HTMLElement | null>) {
  const isInside = useRef(false)
  // After each drawing: any of them may have taken away what had the focus.
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) target.current?.focus({ preventScroll: true })
    }, waitMs)
    return () => clearTimeout(timer)
  })
  return {
    onFocus: () => {
      isInside.current = true
    },
    // What goes away says nothing; this is somebody who went elsewhere.
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) isInside.current = false
    },
  }
}
