import { type RefObject, useEffect, useRef } from 'react'

/** Leads the focus to the first wrong field inside, or brings the message into view where it concerns the whole. */
export function useLeadToWrong<Frame extends HTMLElement>(error: object | null): RefObject<Frame | null> {
  const frame = useRef<Frame>(null)
  useEffect(() => {
    if (!error) return
    const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) wrong.focus()
    else frame.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
  }, [error])
  return frame
}
