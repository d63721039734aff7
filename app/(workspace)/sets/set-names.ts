import { isTaken } from '@/app/_ui/is-taken'

/** What to say of a name that another set has; null where none has it. */
export function whyAnotherName(name: string, others: readonly string[]): string | null {
  return isTaken(name, others)
    ? 'There is a set with this name already. Another name tells them apart.'
    : null
}
