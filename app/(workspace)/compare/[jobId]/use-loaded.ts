'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ActError, describeActError } from '@/app/_ui/use-act'

/**
 * What `load` brings for a key, beginning with what came with the page. A new key begins anew; `reload` keeps what is
 * shown until the new answer is there. A null key loads nothing.
 */
export function useLoaded<Value>(key: string | null, load: () => Promise<Value>, given: Value | null) {
  const [loaded, setLoaded] = useState<{ key: string; value: Value } | null>(
    key !== null && given !== null ? { key, value: given } : null,
  )
  const [failed, setFailed] = useState<{ key: string; error: ActError } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(load)
  const alreadyGiven = useRef(loaded?.key ?? null)
  useEffect(() => {
    latest.current = load
  })

  useEffect(() => {
    if (key === null) return
    if (attempt === 0 && alreadyGiven.current === key) return
    alreadyGiven.current = null
    let isCurrent = true
    setFailed(null)
    latest.current().then(
      (value) => isCurrent && setLoaded({ key, value }),
      (cause: unknown) => isCurrent && setFailed({ key, error: describeActError(cause) }),
    )
    return () => {
      isCurrent = false
    }
  }, [key, attempt])

  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return {
    value: key !== null && loaded?.key === key ? loaded.value : null,
    error: key !== null && failed?.key === key ? failed.error : null,
    reload,
  }
}
