import type { Recommendation } from '@/db/schema/scorecards'
import type { SaveState } from '../_saving/save-state'

/** What a scorecard may be submitted without, once the person has been asked. */
export type Doubt = 'unscored' | 'recommendation'

export function doubtsOf(unscored: number, recommendation: Recommendation | null): Doubt[] {
  const doubts: Doubt[] = []
  if (unscored > 0) doubts.push('unscored')
  if (recommendation === null) doubts.push('recommendation')
  return doubts
}

/** The question that is asked before submitting, and the words of the button that answers it. */
export function askInWords(doubts: readonly Doubt[], unscored: number): { question: string; button: string } {
  const isOne = unscored === 1
  const scores = isOne ? 'One question has no score.' : `${unscored} questions have no score.`
  if (!doubts.includes('recommendation'))
    return { question: scores, button: `Submit without ${isOne ? 'it' : 'them'}` }
  const without = doubts.includes('unscored') ? 'them' : 'one'
  const give = `Give a recommendation, or press again to submit without ${without}.`
  return {
    question: doubts.includes('unscored') ? `${scores} ${give}` : give,
    button: `Submit without ${without}`,
  }
}

/** Why the scorecard cannot be submitted just now; null when it can. */
export function whyNotSubmitIn(
  { asksToStart, submission, closed }: Pick<SaveState, 'asksToStart' | 'submission' | 'closed'>,
  withoutEvidence: number,
): string | null {
  if (withoutEvidence > 0) return 'Add evidence to each score first: a note or a point heard.'
  if (asksToStart) return 'Start the session first.'
  return submission === 'none' ? closed : 'It is submitted when Evenhand can be reached.'
}
