'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { trpcUnattended } from '@/app/_api/client'
import { type Liveness, useLive } from '@/app/_api/use-live'
import { type ActError, describeActError } from '@/app/_ui/use-act'
import type { Debrief } from '@/server/debriefs/debriefs'
import { changesInWords } from './debrief-words'

export type LiveDebrief = {
  debrief: Debrief
  liveness: Liveness
  /** What others did last, in words; empty at first. */
  news: string
  /** Why it cannot be read any more: the sign-in ended, or the right to it. */
  error: ActError | null
  /** Runs an act of this person's own and reads again; what it changes is no news to them. */
  doing: <T>(act: () => Promise<T>) => Promise<T>
}

/** The talk as it stands, read again whenever somebody changes it. */
export function useDebrief(given: Debrief): LiveDebrief {
  const [debrief, setDebrief] = useState(given)
  const [news, setNews] = useState('')
  const [error, setError] = useState<ActError | null>(null)
  const current = useRef(given)
  const asked = useRef(0)
  const answered = useRef(0)
  const ownActs = useRef(0)
  const { evaluationId } = given

  // A page that was left and come back to brings what is newer than what was kept.
  useEffect(() => {
    current.current = given
    setDebrief(given)
  }, [given])

  const read = useCallback(async (): Promise<void> => {
    asked.current += 1
    const mine = asked.current
    try {
      const next = await trpcUnattended.debriefs.find.query({ evaluationId })
      // Answers can overtake each other; the one that was asked for last knows most.
      if (mine < answered.current) return
      answered.current = mine
      const said = changesInWords(current.current, next)
      current.current = next
      if (said && ownActs.current === 0) setNews(said)
      setDebrief(next)
      setError(null)
    } catch (cause) {
      const why = describeActError(cause)
      // What was not reached is asked again by itself; the page says that it is not live.
      if (why.kind === 'signed out' || why.kind === 'refused') setError(why)
    }
  }, [evaluationId])

  const liveness = useLive({ kind: 'evaluation', id: evaluationId }, () => void read())

  const doing = useCallback(
    async <T>(act: () => Promise<T>): Promise<T> => {
      ownActs.current += 1
      try {
        const value = await act()
        await read()
        return value
      } finally {
        ownActs.current -= 1
      }
    },
    [read],
  )

  return { debrief, liveness, news, error, doing }
}
