'use client'

import clsx from 'clsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * Scrolls what is wider than the page. It becomes a named stop for the keyboard only while there is
 * something to scroll to, so that short tables cost no extra key. `data-more-after` tells that more lies after its edge.
 */
export function ScrollRegion({
  label,
  kind,
  className,
  children,
}: {
  label: string
  /** Lets what is inside know how it scrolls. */
  kind: 'page' | 'box'
  className?: string
  children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  const [hasMore, setHasMore] = useState(false)

  useEffect(() => {
    const region = ref.current
    if (!region) return
    const look = () => setHasMore(Math.abs(region.scrollLeft) + region.clientWidth < region.scrollWidth - 1)
    const measure = () => {
      setOverflows(
        region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1,
      )
      look()
    }
    region.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(region)
    for (const child of region.children) observer.observe(child)
    return () => {
      region.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [])

  const asRegion = overflows ? { role: 'region', tabIndex: 0, 'aria-label': label } : {}
  return (
    <div
      ref={ref}
      {...asRegion}
      data-scroll={kind}
      data-more-after={hasMore ? '' : undefined}
      className={clsx('relative print:overflow-visible', className)}
    >
      {children}
    </div>
  )
}
