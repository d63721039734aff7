import { toldApart } from '@/server/compare/rules'
import type { PanelResult } from '@/server/stats/panel/panel-result'
import type { VerdictWord } from '@/server/stats/panel/verdicts'
import { inWords } from '../compare-words'
import type { StandingNames } from './standing-scores'

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The engine speaks of ids; people read names. */
export function nameIn(text: string, { candidates, interviewers, questions }: StandingNames): string {
  return text.replace(
    anyId,
    (id) => candidates[id] ?? interviewers[id] ?? (questions[id] ? `“${questions[id]}”` : id),
  )
}

/** Who is above whom, by the greater probability, and how that may be said. */
export type Placed = { upper: string; lower: string; verdict: VerdictWord; why: string }

/** Where no order is given, a leaning would be one, and so there is none. */
export function placedPairs({ verdicts, isRanked }: PanelResult): Placed[] {
  return verdicts.map(({ a, b, above, verdict, why }) => ({
    upper: above,
    lower: above === a ? b : a,
    verdict: !isRanked && verdict === 'leaning' ? 'none' : verdict,
    why,
  }))
}

/** What the whole comes to: how many pairs are told apart, and who is clearly above all others. */
export function overview(result: PanelResult, names: StandingNames): string[] {
  const pairs = placedPairs(result)
  if (!result.isRanked || pairs.length === 0) return []
  const clear = pairs.filter(({ verdict }) => verdict === 'clear')
  const open = pairs.filter(({ verdict }) => verdict === 'none').length
  const name = (id: string) => names.candidates[id] ?? id
  const clearlyBelow = new Set(clear.map(({ lower }) => lower))
  const front = (result.estimate?.candidates ?? [])
    .filter(({ id }) => !clearlyBelow.has(id))
    .toSorted((a, b) => b.adjusted - a.adjusted)
    .map(({ id }) => name(id))
  const told = toldApart(pairs.length, clear.length, open)
  if (result.components.length > 1) return [told]
  if (front.length === 1) {
    const above = clear.filter(({ upper }) => name(upper) === front[0]).length
    const all = (result.estimate?.candidates.length ?? 0) - 1
    return [
      above === all
        ? `${front[0]} is clearly above all others.`
        : `${front[0]} is clearly below nobody; everybody else is clearly below somebody.`,
      told,
    ]
  }
  const few = front.slice(0, 5)
  return [
    `Nobody is clearly above ${front.length > few.length ? `${few.join(', ')} and ${front.length - few.length} more` : inWords(front)}.`,
    told,
  ]
}

export type Relation = { words: string; others: string }

/** How one candidate stands to each of the others: the sure things first, probabilities where they are not. */
export function relationsOf(id: string, pairs: readonly Placed[], names: StandingNames): Relation[] {
  const own = pairs.filter(({ upper, lower }) => upper === id || lower === id)
  const group = (words: string, belongs: (pair: Placed) => boolean, withProbability: boolean): Relation[] => {
    const others = own.filter(belongs).map(({ upper, lower, why }) => {
      const other = upper === id ? lower : upper
      const name = names.candidates[other] ?? other
      // What the engine says behind the colon: the probability, and where it holds only under an assumption.
      return withProbability ? `${name} (${why.slice(why.indexOf(': ') + 2).replace(/\.$/, '')})` : name
    })
    return others.length > 0 ? [{ words, others: inWords(others) }] : []
  }
  const isAbove = ({ upper }: Placed) => upper === id
  return [
    ...group('Clearly above', (pair) => pair.verdict === 'clear' && isAbove(pair), false),
    ...group('Leaning above', (pair) => pair.verdict === 'leaning' && isAbove(pair), true),
    ...group('No clear difference from', (pair) => pair.verdict === 'none', false),
    ...group('Leaning below', (pair) => pair.verdict === 'leaning' && !isAbove(pair), true),
    ...group('Clearly below', (pair) => pair.verdict === 'clear' && !isAbove(pair), false),
  ]
}
