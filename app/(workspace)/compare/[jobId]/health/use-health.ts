import { useEffect, useState } from 'react'
import type { PackedScores } from '@/server/panel-health/rules'
import type { PanelHealth } from '@/server/stats/health/panel-health'

export type HealthState =
  | { kind: 'computing' }
  | { kind: 'found'; health: PanelHealth | null }
  | { kind: 'failed' }

/** Computes a panel's health in a worker, once for the same scores. */
export function useHealth(packed: PackedScores): HealthState {
  const [state, setState] = useState<HealthState>({ kind: 'computing' })
  // The same scores come as a new object with every refresh of the page.
  const key = JSON.stringify(packed)
  useEffect(() => {
    setState({ kind: 'computing' })
    const worker = new Worker(new URL('./health-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<PanelHealth | null>) =>
      setState({ kind: 'found', health: data }),
    )
    worker.addEventListener('error', () => setState({ kind: 'failed' }))
    worker.postMessage(JSON.parse(key))
    return () => worker.terminate()
  }, [key])
  return state
}
