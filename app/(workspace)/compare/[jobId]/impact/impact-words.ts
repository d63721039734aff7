import type { Impact } from '@/server/impact/figures'

type Shown = Impact['questions'][number]['groups'][number]

const percent = (part: number) => `${Math.round(part * 100)} %`

/** A share or a ratio with its interval, both in whole percent: the interval earns no more. */
export function withInterval(value: number, interval: { lower: number; upper: number } | null): string {
  if (!interval) return percent(value)
  return `${percent(value)} (${Math.round(interval.lower * 100)} to ${Math.round(interval.upper * 100)})`
}

export function pInWords(p: number): string {
  if (p < 0.001) return 'p < 0.001'
  return `p = ${p < 0.1 ? p.toPrecision(1) : p.toFixed(2)}`
}

// What is called unlikely by chance, by convention; the p stands beside it.
const unlikelyBelow = 0.05

/**
 * What the figures of a group say against the one with the highest rate, and how sure that is. The four-fifths rule,
 * the exact test and the swap of one person are said together: none of them concludes alone.
 */
export function groupInWords(group: Shown, reference: string): string {
  const { impact_ratio: ratio, four_fifths_flag: isBelow, fisher_p_two_sided: p } = group
  if (ratio === null || isBelow === null || p === null)
    return `${group.group}: nobody has passed yet, so there is nothing to compare.`
  const at = `${group.group} passed at ${percent(ratio)} of the rate of ${reference}`
  const rule = isBelow ? 'below four fifths' : 'not below four fifths'
  const chance =
    p < unlikelyBelow
      ? `chance alone seldom gives so large a difference (${pInWords(p)})`
      : `chance alone can give as large a difference (${pInWords(p)})`
  const doesContradict = isBelow !== p < unlikelyBelow
  const swap = group.flip_flop
  const oneMore =
    swap?.reverses_direction || (isBelow && swap?.clears_four_fifths)
      ? ` One person more there and one fewer with ${reference} would ${swap.reverses_direction ? 'turn it round' : 'lift it to four fifths'}.`
      : ''
  const tooFew = group.tooFewToConclude ? ' Fewer than 30 people: too few to conclude from.' : ''
  return `${at}, ${rule}${doesContradict ? ', but ' : ', and '}${chance}.${oneMore}${tooFew}`
}

/** What would be with one person more selected here and one fewer in the group with the highest rate. */
export function swapInWords(swap: Shown['flip_flop'], isBelow: boolean | null): string {
  if (!swap) return 'cannot be told'
  if (swap.reverses_direction) return 'turns it round'
  if (isBelow) return swap.clears_four_fifths ? 'lifts it to four fifths' : 'stays below four fifths'
  return 'changes nothing'
}
