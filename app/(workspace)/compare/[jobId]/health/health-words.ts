import { saidFrom } from '@/server/panel-health/rules'
import type { InterviewerHealth } from '@/server/stats/health/interviewer-health'
import type { PanelHealth } from '@/server/stats/health/panel-health'
import type { QuestionHealth } from '@/server/stats/health/question-health'
import type { SpreadRatio } from '@/server/stats/interviewers/spread-ratio'
import type { Slope } from '@/server/stats/regression'
import type { Result } from '@/server/stats/result'
import { count, inWords } from '../compare-words'

export type Names = {
  interviewers: Readonly<Record<string, string>>
  questions: Readonly<Record<string, { number: number; prompt: string }>>
}

export function signed(points: number, digits = 1): string {
  const text = Math.abs(points).toFixed(digits)
  if (Number(text) === 0) return text
  return points > 0 ? `+${text}` : `−${text}`
}

export const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`

/** Koo & Li (2016) on an intraclass correlation, said of its interval and not of its middle. */
export function agreementInWords(low: number | null, high: number | null): string {
  if (low === null || high === null) return 'known too badly to say'
  const [from, to] = [gradeOf(low), gradeOf(high)]
  return from === to ? from : `${from} to ${to}`
}

function gradeOf(value: number): string {
  return value < 0.5 ? 'poor' : value < 0.75 ? 'moderate' : value < 0.9 ? 'good' : 'excellent'
}

export function spreadInWords(spread: Result<SpreadRatio>): string {
  if (spread.reason !== null) return spread.reason
  if (spread.upper95 < 1) return 'keeps to the middle'
  return spread.lower95 > 1 ? 'uses more of the scale' : 'like the others'
}

export function consistencyInWords(ratio: Result<SpreadRatio>): string {
  if (ratio.reason !== null) return ratio.reason
  if (ratio.upper95 < 1) return 'steadier than the others'
  return ratio.lower95 > 1 ? 'less steady than the others' : 'like the others'
}

type SlopeName = 'drift' | 'position' | 'contrast'

/** What a slope above and below 0 means. */
const slopeMeanings: Record<SlopeName, { up: string; down: string; none: string }> = {
  drift: { up: 'milder over time', down: 'more severe over time', none: 'no drift to be seen' },
  position: {
    up: 'milder later in the day',
    down: 'more severe later in the day',
    none: 'no effect of the hour to be seen',
  },
  contrast: {
    up: 'more after a strong candidate',
    down: 'less after a strong candidate',
    none: 'no effect of the one before to be seen',
  },
}

export function slopeInWords(name: SlopeName, slope: Result<Slope>): string {
  if (slope.reason !== null) return slope.reason
  const { up, down, none } = slopeMeanings[name]
  return slope.lower95 > 0 ? up : slope.upper95 < 0 ? down : none
}

/** At or above this share at one end, a question tells few candidates apart. */
const crowdedFrom = 0.5
export function questionInWords({
  floor,
  ceiling,
  discrimination,
  whyNot,
  candidates,
}: QuestionHealth): string {
  const isKnown = candidates >= saidFrom.discriminationCandidates.soft
  return [
    ...(isKnown && floor >= crowdedFrom ? ['most have the lowest score'] : []),
    ...(isKnown && ceiling >= crowdedFrom ? ['most have the highest score'] : []),
    discriminationInWords(discrimination, whyNot),
  ].join('; ')
}

function discriminationInWords(found: QuestionHealth['discrimination'], whyNot: string | null): string {
  if (!found) return whyNot ?? ''
  const tells = found.r >= saidFrom.leastDiscrimination
  if (found.isFirm) return tells ? 'tells candidates apart' : 'does not discriminate'
  return tells ? 'seems to tell candidates apart' : 'may not discriminate; few candidates so far'
}

/** The whole in a few sentences, before any number. */
export function healthInWords(health: PanelHealth, names: Names): string[] {
  return [
    basisInWords(health),
    ...reliabilityInWords(health),
    ...severityInWords(health.interviewers, names),
    ...effectsInWords(health.interviewers, names),
    ...questionsInWords(health.questions, names),
  ]
}

function basisInWords({ scores, candidates, interviewers }: PanelHealth): string {
  return `${count(scores, 'score')} of ${count(candidates, 'candidate')} by ${count(interviewers.length, 'interviewer')}, from opened evaluations only.`
}

function reliabilityInWords({ candidates, reliability }: PanelHealth): string[] {
  if (!reliability)
    return [
      `How far interviewers agree is said from ${saidFrom.reliabilityCandidates} candidates on; there are ${candidates}.`,
    ]
  const { design } = reliability
  if (!design) return []
  const { now, enough, wanted } = design
  const isEnough = now.relative >= wanted
  const more =
    isEnough || !enough
      ? ''
      : ` With ${count(enough.interviewers, 'interviewer')} and ${count(enough.questions, 'question')} it would be ${enough.relative.toFixed(2)}.`
  return [
    `With ${count(now.interviewers, 'interviewer')} and ${count(now.questions, 'question')} for each candidate, as here, the reliability of the candidates’ order is about ${now.relative.toFixed(2)} of 1${isEnough ? ', which is enough to go by' : ''}.${more}`,
  ]
}

function severityInWords(interviewers: readonly InterviewerHealth[], names: Names): string[] {
  const fitted = interviewers.filter(({ fitted: one }) => one !== null)
  if (fitted.length === 0) return []
  const called = (words: string) =>
    fitted
      .filter((one) => one.fitted!.severity.words === words)
      .map(({ interviewer }) => names.interviewers[interviewer] ?? interviewer)
  const [severe, lenient] = [called('severe'), called('lenient')]
  const known = fitted.filter((one) => one.fitted!.severity.shared >= saidFrom.severityCandidates).length
  if (known === 0)
    return [
      `Who is severe is said from ${saidFrom.severityCandidates} candidates shared with others on; nobody has as many yet.`,
    ]
  const parts = [
    ...(severe.length > 0 ? [`${inWords(severe)} ${severe.length === 1 ? 'is' : 'are'} severe`] : []),
    ...(lenient.length > 0 ? [`${inWords(lenient)} ${lenient.length === 1 ? 'is' : 'are'} lenient`] : []),
  ]
  return [
    parts.length === 0
      ? 'Nobody is clearly more severe or more lenient than the others.'
      : `${inWords(parts)}; adjusted scores take that out.`,
  ]
}

function effectsInWords(interviewers: readonly InterviewerHealth[], names: Names): string[] {
  return interviewers.flatMap(({ interviewer, fitted, spread }) => {
    if (!fitted) return []
    const name = names.interviewers[interviewer] ?? interviewer
    const said = [
      spread.reason === null && spread.upper95 < 1 ? 'keeps to the middle of the scale' : '',
      isSeen(fitted.drift) ? `becomes ${slopeInWords('drift', fitted.drift)}` : '',
      isSeen(fitted.position) ? `is ${slopeInWords('position', fitted.position)}` : '',
      isSeen(fitted.contrast) ? `gives ${slopeInWords('contrast', fitted.contrast)}` : '',
    ].filter(Boolean)
    return said.length > 0 ? [`${name} ${inWords(said)}.`] : []
  })
}

const isSeen = (slope: Result<Slope>) => slope.reason === null && (slope.lower95 > 0 || slope.upper95 < 0)

function questionsInWords(questions: readonly QuestionHealth[], names: Names): string[] {
  const numbered = (found: readonly QuestionHealth[]) =>
    inWords(found.map(({ question }) => String(names.questions[question]?.number ?? question)))
  const said = questions.filter(({ discrimination }) => discrimination !== null)
  if (said.length === 0)
    return [
      `Whether a question tells candidates apart is hinted at from ${saidFrom.discriminationCandidates.soft} candidates on and said from ${saidFrom.discriminationCandidates.firm}.`,
    ]
  const weak = said.filter(({ discrimination }) => discrimination!.r < saidFrom.leastDiscrimination)
  const firm = weak.filter(({ discrimination }) => discrimination!.isFirm)
  const soft = weak.filter(({ discrimination }) => !discrimination!.isFirm)
  if (weak.length === 0) return ['Every question tells something of what the others tell.']
  return [
    ...(firm.length > 0
      ? [`Question ${numbered(firm)} ${firm.length === 1 ? 'does' : 'do'} not discriminate.`]
      : []),
    ...(soft.length > 0
      ? [`Question ${numbered(soft)} may not discriminate; with this few candidates that is a hint.`]
      : []),
  ]
}
