'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { type GridView, readView } from './grid-view'

/**
 * How the grid is looked at, as the address says it.
 *
 * The address turns over a moment after it was changed. What it is about to say is taken at once, so that a control
 * stays as it was set and a second change starts from the first.
 */
export function useGridView(): [GridView, (next: GridView) => void] {
  const search = useSearchParams()
  const said = useMemo(() => readView(search), [search])
  const [coming, setComing] = useState<{ view: GridView; instead: GridView } | null>(null)
  // Who goes back before it has turned over is where the address was.
  useEffect(() => {
    const goBack = () => setComing(null)
    window.addEventListener('popstate', goBack)
    return () => window.removeEventListener('popstate', goBack)
  }, [])
  const view = coming?.instead === said ? coming.view : said
  return [view, (next) => setComing({ view: next, instead: said })]
}
