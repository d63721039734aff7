import type { Debrief } from '@/server/debriefs/debriefs'
import type { AgendaPart, DebriefState, Word } from '@/server/debriefs/rules'

export type AgendaTopic = Debrief['agenda'][number]
export type DebriefScore = AgendaTopic['scores'][number]

export const stateWords: Record<DebriefState, string> = {
  sealed: 'sealed',
  'own scorecard': 'waits for you',
  ready: 'ready',
  running: 'under way',
  ended: 'ended',
}

export const partWords: Record<AgendaPart, string> = {
  disagreements: 'Disagreements',
  'not assessed by some': 'Not assessed by some',
  'the rest': 'The rest',
}

/** The question that is looked at: the one asked for, else what is talked about, else the top of the agenda. */
export function shownQuestion(
  debrief: Pick<Debrief, 'agenda' | 'talk'>,
  asked: string | null,
): string | null {
  const known = (id: string | null | undefined) => debrief.agenda.find(({ questionId }) => questionId === id)
  return (known(asked) ?? known(debrief.talk?.questionId) ?? debrief.agenda[0])?.questionId ?? null
}

export function wordInWords({ value, notAssessed }: Word): string {
  if (value !== null) return String(value)
  return notAssessed ? `not assessed: ${notAssessed}` : 'no score'
}

/** A topic's scores in a line: who gave what, and what became of it. */
export function scoresInWords({ scores }: AgendaTopic): string {
  const said = scores.filter(
    ({ toScore, first, last }) => toScore || first.value !== null || last.value !== null,
  )
  return said.map(({ last }) => (last.value === null ? '–' : last.value)).join(' · ')
}

/**
 * What happened between two readings, for whoever sees it happen or hears of it; acts of their own they know. Empty
 * where nothing did.
 */
export function changesInWords(before: Debrief, after: Debrief): string {
  if (before.state === 'sealed')
    return after.state === 'sealed' ? scorecardsInWords(before, after) : 'The seal is open.'
  const news = [
    ...after.agenda.flatMap((topic) => revisedInWords(before, topic, after.memberId)),
    ...after.agenda.flatMap((topic) => settledInWords(before, topic)),
  ]
  if (before.state === 'ready' && after.state === 'running')
    news.push(`${after.talk?.startedByName} started the debrief.`)
  else if (before.state === 'running' && after.state === 'ended')
    news.push(`${after.talk?.endedByName} ended the debrief.`)
  else if (before.state === 'ended' && after.state === 'running') news.push('The debrief goes on.')
  else if (after.talk && before.talk?.questionId !== after.talk.questionId) {
    const topic = after.agenda.find(({ questionId }) => questionId === after.talk?.questionId)
    if (topic) news.push(`Now talked about: question ${topic.number}.`)
  }
  return news.join(' ')
}

function scorecardsInWords(before: Debrief, after: Debrief): string {
  const { submitted, expected } = after.scorecards
  return submitted === before.scorecards.submitted ? '' : `${submitted} of ${expected} scorecards are in.`
}

function revisedInWords(before: Debrief, topic: AgendaTopic, memberId: string): string[] {
  const old = before.agenda.find(({ questionId }) => questionId === topic.questionId)
  return topic.scores.flatMap((score) => {
    const was = old?.scores.find(({ scorecardId }) => scorecardId === score.scorecardId)
    const isNews = was && score.revisions.length > was.revisions.length && score.memberId !== memberId
    return isNews
      ? [
          `${score.name} revised question ${topic.number} from ${wordInWords(was.last)} to ${wordInWords(score.last)}.`,
        ]
      : []
  })
}

function settledInWords(before: Debrief, topic: AgendaTopic): string[] {
  const old = before.agenda.find(({ questionId }) => questionId === topic.questionId)
  const isNews = topic.settled && topic.settled.at.getTime() !== old?.settled?.at.getTime()
  return isNews ? [`Question ${topic.number} is settled.`] : []
}
