'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { pollEveryMs, type Subject, subjectText } from '@/server/live/rules'
import type { LiveEvent } from './live-stream'
import { joinTabs } from './live-tabs'

/** `live`: changes come at once. `polling`: nothing is heard, so it is asked every ten seconds. */
export type Liveness = 'live' | 'polling' | 'offline'

type Follower = { subject: string; onChange: () => void; onHeard: (isHeard: boolean) => void }

const followers = new Set<Follower>()
let following = new Set<string>()
let follow: ReturnType<typeof joinTabs> | null = null

function hear(event: LiveEvent): void {
  if (event.kind === 'following') following = new Set(event.subjects)
  for (const one of followers) {
    if (event.kind === 'silent') one.onHeard(false)
    else if (event.kind === 'change' && event.subject !== one.subject) continue
    else if (!following.has(one.subject)) one.onHeard(false)
    else if (event.kind === 'beat') one.onHeard(true)
    else one.onChange()
  }
}

function join(follower: Follower): () => void {
  follow ??= joinTabs(hear)
  const name = () => follow?.([...new Set([...followers].map(({ subject }) => subject))])
  followers.add(follower)
  name()
  return () => {
    followers.delete(follower)
    name()
  }
}

function onNetwork(change: () => void): () => void {
  globalThis.addEventListener('online', change)
  globalThis.addEventListener('offline', change)
  return () => {
    globalThis.removeEventListener('online', change)
    globalThis.removeEventListener('offline', change)
  }
}

/**
 * Calls `onChange` whenever the subject may have changed: on each event, at every connect, and every ten seconds while
 * nothing is heard. An event carries nothing, so what is shown has to be read again, by `trpcUnattended`. Without a
 * subject nothing is followed.
 */
export function useLive(subject: Subject | null, onChange: () => void): Liveness {
  const [isHeard, setIsHeard] = useState(true)
  const isOnline = useSyncExternalStore(
    onNetwork,
    () => navigator.onLine,
    () => true,
  )
  const text = subject ? subjectText(subject) : null
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })

  useEffect(
    () => (text ? join({ subject: text, onChange: () => latest.current(), onHeard: setIsHeard }) : undefined),
    [text],
  )

  const asks = text !== null && !isHeard && isOnline
  useEffect(() => {
    if (!asks) return
    const ask = () => {
      if (document.visibilityState === 'visible') latest.current()
    }
    const round = setInterval(ask, pollEveryMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(round)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [asks])

  if (!isOnline) return 'offline'
  return isHeard ? 'live' : 'polling'
}
