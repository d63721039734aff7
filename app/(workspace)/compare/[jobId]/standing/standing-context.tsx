'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { StandingScores } from '@/server/compare/rules'
import { type StandingState, useStanding } from './use-standing'

const Shared = createContext<StandingState>({ kind: 'computing' })

/** Weighs the scores once for all that show something of it. */
export function StandingProvider({ packed, children }: { packed: StandingScores; children: ReactNode }) {
  return <Shared value={useStanding(packed)}>{children}</Shared>
}

export const useSharedStanding = () => useContext(Shared)
