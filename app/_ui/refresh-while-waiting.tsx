'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again now and then while it waits for what others do, as long as somebody sees it. */
export function RefreshWhileWaiting({ waits, seconds = 20 }: { waits: boolean; seconds?: number }) {
  const router = useRouter()
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [waits, seconds, router])
  return null
}
