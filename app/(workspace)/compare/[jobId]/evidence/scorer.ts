import type { Evidence } from '@/server/compare/evidence'

/** One interviewer's word on one answer. */
export type Scorer = Extract<Evidence['candidates'][number], { state: 'open' }>['scorers'][number]
