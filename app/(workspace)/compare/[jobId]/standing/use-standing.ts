import { useEffect, useMemo, useState } from 'react'
import type { StandingScores } from '@/server/compare/rules'
import type { PanelResult } from '@/server/stats/panel/panel-result'

export type StandingState =
  | { kind: 'computing' }
  | { kind: 'found'; result: PanelResult | null }
  | { kind: 'failed' }

/** Computes a standing in a worker, once for the same scores. */
export function useStanding(packed: StandingScores): StandingState {
  const [state, setState] = useState<StandingState>({ kind: 'computing' })
  // The same scores come as a new object with every refresh of the page.
  const key = useMemo(() => JSON.stringify(packed), [packed])
  useEffect(() => {
    setState({ kind: 'computing' })
    const worker = new Worker(new URL('./standing-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<PanelResult | null>) =>
      setState({ kind: 'found', result: data }),
    )
    worker.addEventListener('error', () => setState({ kind: 'failed' }))
    worker.postMessage(JSON.parse(key))
    return () => worker.terminate()
  }, [key])
  return state
}
