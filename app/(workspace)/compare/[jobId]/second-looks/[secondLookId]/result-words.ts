import type { Findings } from '@/server/second-looks/findings'
import { leastForAgreement } from '@/server/second-looks/rules'
import { count } from '../../compare-words'

const points = (value: number) => {
  const shown = Math.abs(value).toFixed(1)
  return `${shown} ${shown === '1.0' ? 'point' : 'points'}`
}
const share = (value: number) => `${Math.round(value * 100)} %`

/** What the second look found, in sentences, the plainest first. */
export function findingsInWords(findings: Findings): string[] {
  if (findings.answers === 0) return ['No answer was scored in both looks, so there is nothing to compare.']
  return [
    closeInWords(findings),
    shiftInWords(findings),
    amongInWords(findings),
    agreementInWords(findings),
  ].filter((sentence) => sentence !== '')
}

function closeInWords({ answers, within, apart }: Findings): string {
  const close = `${within} of ${count(answers, 'answer')} ${within === 1 ? 'is' : 'are'} at most one point from the first score`
  if (apart.length === 0) return `${close}, and none is two or more apart.`
  return `${close}; ${apart.length} ${apart.length === 1 ? 'is' : 'are'} two or more apart.`
}

/** A shift is only called one where its interval leaves out 0. */
function shiftInWords({ shift, interval, candidates }: Findings): string {
  if (shift === null) return ''
  const direction = shift > 0 ? 'higher' : 'lower'
  const seen =
    Math.abs(shift) < 0.05
      ? 'On average both looks come to the same.'
      : `On average the second look is ${points(shift)} ${direction}.`
  if (!interval) return `${seen} With ${count(candidates, 'candidate')} nothing can be said beyond these.`
  const range = `95 % interval ${signed(interval.low)} to ${signed(interval.high)}, over ${count(candidates, 'candidate')}`
  if (interval.low > 0 || interval.high < 0)
    return `${seen} That is more than chance alone would give (${range}).`
  return `${seen} There is no clear shift (${range}).`
}

export const signed = (value: number) => {
  const shown = Math.abs(value).toFixed(1)
  if (shown === '0.0') return shown
  return `${value > 0 ? '+' : '−'}${shown}`
}

function amongInWords({ among }: Findings): string {
  const within = (who: string, value: number | null, look: string) =>
    value === null ? [] : [`${who} ${share(value)} of their pairs at the ${look} look`]
  const known = [
    ...within('interviewers in', among.first, 'first'),
    ...within('readers in', among.second, 'second'),
  ]
  return known.length === 0 ? '' : `Within one point of each other are ${known.join(', ')}.`
}

function agreementInWords({ agreement, candidates }: Findings): string {
  if (!agreement)
    return `A coefficient of agreement needs ${leastForAgreement} candidates; here are ${candidates}.`
  if (agreement.value === null) return `Agreement of the two looks: none. ${agreement.reason}`
  const { value, lower95, upper95 } = agreement
  const interval =
    lower95 === null || upper95 === null
      ? 'without an interval'
      : `95 % interval ${lower95.toFixed(2)} to ${upper95.toFixed(2)}; answers of one candidate hang together, so it is rather too narrow`
  return `Agreement of the two looks on single answers: ICC ${value.toFixed(2)} (${interval}).`
}
