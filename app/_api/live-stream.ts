'use client'

import { silentAfterMs } from '@/server/live/rules'
import { path } from './path'

/** What a stream says, to this tab or from the tab that holds it for all. */
export type LiveEvent =
  | { kind: 'following'; subjects: string[] }
  | { kind: 'change'; subject: string }
  | { kind: 'again' }
  | { kind: 'beat' }
  /** Nothing is heard: whoever follows has to ask by itself. */
  | { kind: 'silent' }

// Everybody who lost the same node comes back at another moment.
const waitMsOf = (failures: number) => Math.min(250 * 2 ** failures, 15_000) * (0.5 + Math.random())

/** Keeps one stream on these subjects open, whatever ends it. Returns how to leave it. */
export function openLiveStream(subjects: readonly string[], tell: (event: LiveEvent) => void): () => void {
  let source: EventSource | null = null
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let watch: ReturnType<typeof setTimeout> | undefined

  function heard() {
    clearTimeout(watch)
    watch = setTimeout(() => lost('silent'), silentAfterMs)
  }

  function lost(how: 'silent' | 'ended') {
    source?.close()
    source = null
    clearTimeout(watch)
    clearTimeout(retry)
    if (how === 'silent') tell({ kind: 'silent' })
    // A node that ends lets go of everybody at once.
    failures = how === 'ended' ? 2 : failures + 1
    retry = setTimeout(connect, waitMsOf(failures))
  }

  function connect() {
    clearTimeout(retry)
    source?.close()
    const opened = new EventSource(path.live(subjects))
    source = opened
    heard()
    opened.addEventListener('following', ({ data }) => {
      heard()
      tell({ kind: 'following', subjects: String(data).split(' ') })
    })
    opened.addEventListener('beat', () => {
      failures = 0
      heard()
      tell({ kind: 'beat' })
    })
    opened.addEventListener('change', (event) => tell({ kind: 'change', subject: String(event.data) }))
    opened.addEventListener('again', () => tell({ kind: 'again' }))
    opened.addEventListener('end', () => lost('ended'))
    opened.addEventListener('error', () => lost('silent'))
  }

  function online() {
    failures = 0
    connect()
  }
  function offline() {
    lost('silent')
    // No use in trying before the browser says that there is a network again.
    clearTimeout(retry)
  }

  globalThis.addEventListener('online', online)
  globalThis.addEventListener('offline', offline)
  if (navigator.onLine) connect()
  else tell({ kind: 'silent' })
  return () => {
    globalThis.removeEventListener('online', online)
    globalThis.removeEventListener('offline', offline)
    clearTimeout(retry)
    clearTimeout(watch)
    source?.close()
  }
}
