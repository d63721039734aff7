'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReadingPage } from '@/server/second-looks/reading'
import { createScoreSaver } from './score-saver'

/** The reader's scores, sent for as long as the page is shown; the tab asks before it closes on what is not saved. */
export function useScores(first: ReadingPage) {
  const [saver] = useState(() => {
    const created = createScoreSaver(first.id)
    created.merge(first)
    return created
  })
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)

  // Before that no key is heard, whatever is on the screen already.
  const [isReady, setIsReady] = useState(false)
  useEffect(() => setIsReady(true), [])

  useEffect(() => {
    const again = () => saver.sendAll()
    window.addEventListener('online', again)
    window.addEventListener('focus', again)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [saver])

  const isUnsent = state.unsent > 0
  useEffect(() => {
    if (!isUnsent) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsent])

  return { saver, state, isReady }
}
