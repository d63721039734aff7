import { Badge, type Tone } from '@/app/_ui/badge'

export type OutcomeValue = 'advance' | 'hire' | 'hold' | 'reject'

const tones: Readonly<Record<OutcomeValue, Tone>> = {
  advance: 'accent',
  hire: 'accent',
  hold: 'attention',
  reject: 'neutral',
}

export const outcomeInWords: Readonly<Record<OutcomeValue, string>> = {
  advance: 'Advance',
  hire: 'Hire',
  hold: 'Hold',
  reject: 'Reject',
}

type Decision = { outcome: OutcomeValue; state: 'proposed' | 'stands' | 'objected' }

const stateWords = { proposed: ', proposed', stands: '', objected: ', objected to' } as const

/** What was decided and how far that is, in a few words. */
export function decisionInWords({ outcome, state }: Decision): string {
  return `${outcomeInWords[outcome]}${stateWords[state]}`
}

/** What the team concluded last, or that it has not yet. */
export function Outcome({ decision }: { decision: Decision | null }) {
  if (!decision) return <span className="text-ink-3">Undecided</span>
  const tone = decision.state === 'stands' ? tones[decision.outcome] : 'attention'
  return <Badge tone={tone}>{decisionInWords(decision)}</Badge>
}
