'use client'

import { useMemo } from 'react'
import type { PanelCandidate } from '@/server/stats/panel/panel-result'
import { useSharedStanding } from '../standing/standing-context'
import { placedPairs } from '../standing/standing-words'
import { bandsOf } from './grid-list'

export type Adjusted = {
  state: 'computing' | 'found' | 'none'
  of: ReadonlyMap<string, PanelCandidate>
  /** Bands of candidates who are not clearly apart, best first; null where no order may be given. */
  bands: readonly (readonly string[])[] | null
  /** Why there are no adjusted scores, in the engine's words. */
  why: string | null
}

const nothing: ReadonlyMap<string, PanelCandidate> = new Map()

/** The adjusted scores beside the raw ones, once they are computed. */
export function useAdjusted(): Adjusted {
  const standing = useSharedStanding()
  return useMemo(() => {
    if (standing.kind === 'computing') return { state: 'computing', of: nothing, bands: null, why: null }
    const result = standing.kind === 'found' ? standing.result : null
    const candidates = result?.estimate?.candidates
    if (!result || !candidates)
      return { state: 'none', of: nothing, bands: null, why: result?.refusals[0]?.message ?? null }
    const of = new Map(candidates.map((one) => [one.id, one]))
    // Parts of a design that nothing links have no order among each other.
    if (!result.isRanked || result.components.length > 1)
      return { state: 'found', of, bands: null, why: null }
    const clear = new Set(
      placedPairs(result).flatMap(({ upper, lower, verdict }) =>
        verdict === 'clear' ? [`${upper} ${lower}`] : [],
      ),
    )
    const order = candidates.toSorted((a, b) => b.adjusted - a.adjusted).map(({ id }) => id)
    return { state: 'found', of, bands: bandsOf(order, (a, b) => clear.has(`${a} ${b}`)), why: null }
  }, [standing])
}
