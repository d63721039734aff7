'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 20_000

/** Looks again now and then while others are missing, so that the page tells when the seal opens. */
export function RefreshWhileWaiting({ waits }: { waits: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [waits, router])
  return null
}
