import { useEffect, useRef, useState } from 'react'
import type { Rankings, Rule, RuleGround } from '@/server/decision-rules/rules'

export type RankingsState = {
  /** The newest answer; while the next is computed, the one before. */
  rankings: Rankings | null
  isComputing: boolean
  hasFailed: boolean
}

// Typing goes on for a moment; what is typed until then is asked about once.
const pauseMs = 250

/** The ranking under a rule and under one that is tried, computed in a worker. */
export function useRankings(ground: RuleGround, inForce: Rule, tried: Rule | null): RankingsState {
  const [state, setState] = useState<RankingsState>({ rankings: null, isComputing: true, hasFailed: false })
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  // The same scores come as a new object with every refresh of the page.
  const groundKey = JSON.stringify(ground)
  const rulesKey = JSON.stringify({ inForce, tried })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a worker knows the answers about one ground only
  useEffect(() => {
    const own = new Worker(new URL('./ranking-worker.ts', import.meta.url), { type: 'module' })
    own.addEventListener('message', ({ data }: MessageEvent<{ at: number; rankings: Rankings }>) => {
      if (data.at === asked.current)
        setState({ rankings: data.rankings, isComputing: false, hasFailed: false })
    })
    own.addEventListener('error', () => setState({ rankings: null, isComputing: false, hasFailed: true }))
    worker.current = own
    return () => own.terminate()
  }, [groundKey])

  useEffect(() => {
    asked.current += 1
    const at = asked.current
    setState((before) => ({ ...before, isComputing: true }))
    const timer = setTimeout(
      () => worker.current?.postMessage({ at, ground: JSON.parse(groundKey), ...JSON.parse(rulesKey) }),
      at === 1 ? 0 : pauseMs,
    )
    return () => clearTimeout(timer)
  }, [groundKey, rulesKey])

  return state
}
