import { saidFrom } from '@/server/panel-health/rules'
import type { OwnWords } from '@/server/stats/health/own-health'

const halves: Record<number, string> = { 0.5: 'half a point', 1: 'one point', 1.5: 'one and a half points' }
const points = (size: number) => halves[size] ?? `${size} points`

function end(value: number): string {
  if (value === 0) return 'no different'
  return `${points(Math.abs(value))} ${value < 0 ? 'more severe' : 'more lenient'}`
}

/** The half-points in words: never by a sign alone. Rounded outwards, the near end of an interval may touch nothing. */
function severityInWords({ word, halfPoints, from, to }: OwnWords['severity']): string {
  if (word === 'like the others')
    return `You are like the others, as far as can be told: somewhere between ${end(from)} and ${end(to)}.`
  const size = halfPoints === 0 ? 'less than half a point' : `about ${points(Math.abs(halfPoints))}`
  const most = points(Math.max(Math.abs(from), Math.abs(to)))
  return `You are ${word}: ${size}, and at most ${most}, ${word === 'severe' ? 'below' : 'above'} what the others give for the same answers. Adjusted scores take that out.`
}

const spreads: Record<NonNullable<OwnWords['spread']>, string> = {
  narrower: 'You keep to the middle of the scale more than the others.',
  wider: 'You use more of the scale than the others.',
  'like the others': 'You use as much of the scale as the others.',
}
const consistencies: Record<NonNullable<OwnWords['consistency']>, string> = {
  steadier: 'You score more evenly than the others.',
  'less steady':
    'You score less evenly than the others: reading the anchors again before a session helps most.',
  'like the others': 'You score about as evenly as the others.',
}
const halos: Record<NonNullable<OwnWords['halo']>, string> = {
  little: 'Your scores of one candidate stand apart from question to question, as they should.',
  some: 'Some of what you give is an impression of the whole candidate, the same on every question.',
  much: 'Much of what you give is an impression of the whole candidate, the same on every question: scoring each answer before the next helps.',
}
const drifts: Record<NonNullable<OwnWords['drift']>, string> = {
  milder: 'Over your sessions you became milder.',
  'more severe': 'Over your sessions you became more severe.',
  none: 'No drift over your sessions is to be seen.',
}
const positions: Record<NonNullable<OwnWords['position']>, string> = {
  milder: 'Later in a day you are milder.',
  'more severe': 'Later in a day you are more severe.',
  none: 'The place in the day does not show in your scores.',
}
const contrasts: Record<NonNullable<OwnWords['contrast']>, string> = {
  against: 'After a strong candidate you give the next one less.',
  towards: 'After a strong candidate you give the next one more.',
  none: 'The candidate before does not show in your scores.',
}

export function ownInSentences(words: OwnWords): string[] {
  const said = [
    severityInWords(words.severity),
    words.spread && spreads[words.spread],
    words.consistency && consistencies[words.consistency],
    words.halo && halos[words.halo],
    words.drift && drifts[words.drift],
    words.position && positions[words.position],
    words.contrast && contrasts[words.contrast],
  ].filter((sentence) => sentence !== null)
  const isAllSaid = [words.halo, words.drift, words.position, words.contrast].every((word) => word !== null)
  return isAllSaid
    ? said
    : [...said, `What is not said here needs ${saidFrom.slopeSessions} sessions of the kind first.`]
}
