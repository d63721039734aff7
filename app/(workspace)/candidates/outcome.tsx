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

/** What the team concluded last, or that it has not yet. */
export function Outcome({ outcome }: { outcome: OutcomeValue | null }) {
  if (!outcome) return <span className="text-ink-3">Undecided</span>
  return <Badge tone={tones[outcome]}>{outcomeInWords[outcome]}</Badge>
}
