'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { type GridView, readView } from './grid-view'

/** How the grid is looked at, as the address says it. */
export function useGridView(): GridView {
  const search = useSearchParams()
  return useMemo(() => readView(search), [search])
}
