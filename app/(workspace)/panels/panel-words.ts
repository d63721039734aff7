import type { SealPolicy } from '@/db/schema/panels'

/** The two seals, each in one line. */
export const sealChoices: readonly { value: SealPolicy; label: string; description: string }[] = [
  {
    value: 'until all submit',
    label: 'Until all submit',
    description: 'Nobody sees another’s scorecard before every scorecard of the candidate is in.',
  },
  {
    value: 'until own submit',
    label: 'Until own submit',
    description: 'An interviewer sees the others’ submitted scorecards as soon as all their own are in.',
  },
]

export function sealInOneLine(policy: SealPolicy): string {
  const choice = sealChoices.find((one) => one.value === policy)
  return choice ? `${choice.label}. ${choice.description}` : policy
}

/** A published set as one line of a choice. */
export function setInOneLine(set: {
  name: string
  number: number
  questions: number
  minutes: number
  slotMinutes: number
}): string {
  const questions = `${set.questions} question${set.questions === 1 ? '' : 's'}`
  return `${set.name}, version ${set.number} (${questions}, ${set.minutes} of ${set.slotMinutes} min)`
}

/** Names in a row, as a person would say them. */
export function listInWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}
