'use client'

import { silentAfterMs } from '@/server/live/rules'
import { type LiveEvent, openLiveStream } from './live-stream'

/*
 * Browsers open six connections to a host without HTTP/2, over all tabs: a stream for each tab would soon leave none
 * for the pages. So one tab, whichever holds the lock, keeps one stream for all of them and passes on what it hears.
 */
const name = 'evenhand-live'
const roundMs = 4_000

type Passed =
  | { kind: 'follows'; from: string; subjects: string[] }
  | { kind: 'leads' }
  /** To one tab, or to all. */
  | { kind: 'heard'; to: string | null; event: LiveEvent }

/** Joins the tabs of this browser. Returns how to name the subjects that this one follows. */
export function joinTabs(tell: (event: LiveEvent) => void): (subjects: readonly string[]) => void {
  const own = crypto.randomUUID()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const canShare = channel !== null && 'locks' in navigator
  const pass = (passed: Passed) => channel?.postMessage(passed)
  const say = () => pass({ kind: 'follows', from: own, subjects: [...subjects] })
  let subjects: readonly string[] = []
  let heardAtMs = Date.now()
  let lead: ReturnType<typeof startLead> | null = null
  let term = new AbortController()

  function startLead() {
    const stream = shareStream({
      own: () => subjects,
      tell,
      pass: (event, to) => pass({ kind: 'heard', to, event }),
    })
    pass({ kind: 'leads' })
    return stream
  }

  /** Waits in line to lead. `steal` takes it from a tab that leads and says nothing, as one that was put to sleep. */
  function stand(steal = false) {
    term.abort()
    const mine = new AbortController()
    term = mine
    const leadUntilAborted = () => {
      if (mine.signal.aborted) return
      const stream = startLead()
      lead = stream
      return new Promise<void>((resolve) => {
        mine.signal.addEventListener('abort', () => {
          stream.stop()
          if (lead === stream) lead = null
          resolve()
        })
      })
    }
    if (!canShare) return void leadUntilAborted()
    navigator.locks.request(name, steal ? { steal } : { signal: mine.signal }, leadUntilAborted).catch(() => {
      if (mine.signal.aborted) return
      // Another tab took it: that one leads now, and this one waits again.
      mine.abort()
      if (subjects.length > 0) stand()
    })
  }

  if (channel)
    channel.onmessage = ({ data }: MessageEvent<Passed>) => {
      if (data.kind === 'leads') say()
      else if (data.kind === 'follows') lead?.hear(data.from, data.subjects)
      else if (!lead && (data.to ?? own) === own) {
        heardAtMs = Date.now()
        tell(data.event)
      }
    }
  globalThis.addEventListener('pagehide', () => pass({ kind: 'follows', from: own, subjects: [] }))

  // Once a tab is crashed nobody says that it is gone, so everybody says from time to time that they are there.
  setInterval(() => {
    if (lead) return lead.refresh()
    if (subjects.length === 0) return
    say()
    if (Date.now() - heardAtMs < silentAfterMs) return
    heardAtMs = Date.now()
    tell({ kind: 'silent' })
    if (document.visibilityState === 'visible' && navigator.onLine) stand(true)
  }, roundMs)

  return (next) => {
    const had = subjects.length > 0
    subjects = next
    if (next.length === 0) term.abort()
    else if (!had) {
      heardAtMs = Date.now()
      stand()
    }
    if (lead) lead.refresh()
    else say()
  }
}

type Share = {
  own: () => readonly string[]
  tell: (event: LiveEvent) => void
  pass: (event: LiveEvent, to: string | null) => void
}

type Shared = { key: string; following: LiveEvent | null; leave: () => void }

/** The one stream, on what all tabs follow together. */
function shareStream({ own, tell, pass }: Share) {
  const others = new Map<string, { subjects: readonly string[]; saidAtMs: number }>()
  let open: Shared | null = null

  function refresh() {
    for (const [tab, { saidAtMs }] of others)
      if (Date.now() - saidAtMs > 3 * silentAfterMs) others.delete(tab)
    const all = [...own(), ...[...others.values()].flatMap((one) => one.subjects)]
    const wanted = [...new Set(all)].toSorted()
    const key = wanted.join(' ')
    if (open?.key === key) return
    open?.leave()
    open = null
    if (wanted.length === 0) return
    const next: Shared = { key, following: null, leave: () => {} }
    open = next
    next.leave = openLiveStream(wanted, (event) => {
      if (event.kind === 'following') next.following = event
      tell(event)
      pass(event, null)
    })
  }

  refresh()
  return {
    refresh,
    hear(tab: string, subjects: readonly string[]) {
      const before = others.get(tab)?.subjects.join(' ') ?? ''
      if (subjects.length > 0) others.set(tab, { subjects, saidAtMs: Date.now() })
      else others.delete(tab)
      const key = open?.key
      refresh()
      // Who joins a stream that is open already was not there when it opened.
      const isNew = subjects.length > 0 && before !== subjects.join(' ')
      if (isNew && open && open.key === key && open.following) pass(open.following, tab)
    },
    stop: () => open?.leave(),
  }
}
