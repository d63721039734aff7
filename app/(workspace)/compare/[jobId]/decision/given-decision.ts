import type { listDecisions } from '@/server/decisions/history'

export type GivenDecision = Awaited<ReturnType<typeof listDecisions>>[number]

export const erased = 'Erased with the candidate’s data'
