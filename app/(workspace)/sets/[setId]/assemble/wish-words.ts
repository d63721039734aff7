import type { Reason, Relaxation, Wish } from '@/server/assembly/wishes'
import { countOf, levelLabel } from '../../../bank/question-words'

type Named = (questionId: string) => string

/** What would have to give way, and how far. */
export function relaxationInWords({ wish, from, to }: Relaxation, nameOf: Named): string {
  switch (wish.kind) {
    case 'slot':
      return `A slot of ${to} minutes instead of ${from}.`
    case 'questions':
      return `${countOf(to, 'question')} instead of at most ${from}.`
    case 'met':
      return `Questions that up to ${countOf(to, 'candidate')} have met, instead of ${from}.`
    case 'competency':
      return `${to === 0 ? 'None' : to} instead of at least ${from} for ${wish.name}.`
    case 'level least':
      return `${to === 0 ? 'None' : to} instead of at least ${from} of ${levelLabel(wish.level)}.`
    case 'level most':
      return `${to} instead of at most ${from} of ${levelLabel(wish.level)}.`
    case 'must':
      return `Without “${nameOf(wish.questionId)}”, which has to stay.`
    case 'never':
      return `With “${nameOf(wish.questionId)}”, which is to stay out.`
  }
}

/** Why a question is in the set. */
export function reasonsInWords(reasons: readonly Reason[]): string {
  return reasons
    .map((reason) => {
      if (reason.kind === 'must') return 'Stays, as you asked'
      if (reason.kind === 'fills') return `Fills ${countOf(reason.minutes, 'minute')} of the slot`
      return `Needed for ${wishName(reason.for)}`
    })
    .join('; ')
}

/** What leaves no room for more. */
export function boundsInWords(bounds: readonly Wish[]): string | null {
  if (bounds.length === 0) return null
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(bounds.map(wishName))
  return `No room for more: ${names}.`
}

function wishName(wish: Wish): string {
  if (wish.kind === 'competency') return wish.name
  if (wish.kind === 'level least') return `the level ${levelLabel(wish.level)}`
  if (wish.kind === 'level most') return `no more of ${levelLabel(wish.level)}`
  return {
    slot: 'the slot',
    questions: 'the number of questions',
    met: 'what was met',
    must: 'what has to stay',
    never: 'what stays out',
  }[wish.kind]
}
