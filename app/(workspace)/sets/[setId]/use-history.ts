'use client'

import { useCallback, useRef, useState } from 'react'
import type { SetDraft } from '@/server/sets/rules'
import { doAgain, type History, noHistory, type Step, takeBack, withStep } from './history'

/** What was done to the draft in this page's life; it also serves after the page was left. */
export function useHistory() {
  const [history, setHistory] = useState(noHistory)
  // What a toast takes back later has to see what was done since.
  const latest = useRef<History>(noHistory)
  const put = useCallback((next: History) => {
    latest.current = next
    setHistory(next)
  }, [])

  const record = useCallback(
    (step: Omit<Step, 'atMs'>) => put(withStep(latest.current, { ...step, atMs: Date.now() })),
    [put],
  )
  /** The draft after taking back or doing again, and what that was about; null for nothing to turn. */
  const turn = useCallback(
    (which: 'back' | 'again', now: SetDraft) => {
      const turned = which === 'back' ? takeBack(latest.current, now) : doAgain(latest.current, now)
      if (turned) put(turned.history)
      return turned
    },
    [put],
  )
  return { history, record, turn }
}
