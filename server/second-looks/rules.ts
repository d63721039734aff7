import type { SecondLookReason } from '@/db/schema/second-looks'

export const leastCandidates = 2
export const mostCandidates = 60

/** From this difference on, the two looks at one answer should be talked about. */
export const apartFrom = 2
/** Fewer candidates give no coefficient of agreement, fewer still no interval of a shift (docs/statistics.md). */
export const leastForAgreement = 10
export const leastForShift = 3

export type Person = {
  memberId: string
  name: string
  /** Whether they read every open scorecard of the job: its team, and the organization's admins. */
  seesAll: boolean
  /** The evaluations of the panel that they had a scorecard in. */
  met: readonly string[]
}

/**
 * Why somebody cannot read these answers, in words; null when they can. The seal shows what interviewers wrote to the
 * hiring team, and to those who met the same candidate.
 */
export function whyNotRead(
  person: Omit<Person, 'memberId'>,
  evaluationIds: readonly string[],
): string | null {
  const met = countMet(person, evaluationIds)
  if (person.seesAll || met === evaluationIds.length) return null
  const whom = met === 0 ? 'none' : `only ${met}`
  return `${person.name} is not on the hiring team and met ${whom} of these ${evaluationIds.length} candidates; notes on the others are not shown to them. Add them to the job’s team first, or choose somebody else.`
}

/** What to know of somebody who can read: whom one has met one may recognise. Null where there is nothing. */
export function whyCareful(
  person: Omit<Person, 'memberId'>,
  evaluationIds: readonly string[],
): string | null {
  const met = countMet(person, evaluationIds)
  if (met === 0 || whyNotRead(person, evaluationIds)) return null
  const whom = met === evaluationIds.length ? 'all' : `${met} of ${evaluationIds.length}`
  return `Interviewed ${whom} of these candidates and may recognise their answers.`
}

function countMet({ met }: Pick<Person, 'met'>, evaluationIds: readonly string[]): number {
  return evaluationIds.filter((id) => met.includes(id)).length
}

type Look = { endedAt: Date | null }
type Reader = { finishedAt: Date | null }

/** Whether nobody reads any more: all readers are through, or a manager ended it. */
export function isOver(look: Look, readers: readonly Reader[]): boolean {
  return look.endedAt !== null || readers.every((reader) => reader.finishedAt !== null)
}

/** Why a reader's scores stand as they are, in words; null while they can score. */
export function whyNotScore(look: Look, reader: Reader): string | null {
  if (reader.finishedAt) return 'You are through with this second look; your scores are final.'
  return look.endedAt
    ? 'This second look was ended. Scores of readers who were not through are not used.'
    : null
}

/** Why a second look cannot be ended, in words; null when it can. */
export function whyNotEnd(look: Look, readers: readonly Reader[]): string | null {
  if (look.endedAt) return 'This second look was ended already.'
  return isOver(look, readers) ? 'All readers are through, so there is nothing left to end.' : null
}

/** Why the comparison with the first scores is not told yet, in words; null when it is. */
export function whyNotTell(look: Look, readers: readonly (Reader & { name: string })[]): string | null {
  if (isOver(look, readers)) return null
  const waiting = readers.flatMap((reader) => (reader.finishedAt ? [] : [reader.name]))
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(waiting)
  return `The second scores are shown once all readers are through. ${names} still ${waiting.length === 1 ? 'reads' : 'read'}.`
}

export type QuestionToRead = { number: number; toScore: number; scored: number }

/** The questions in which answers have neither score nor reason yet, each with how many. */
export function missingOf(questions: readonly QuestionToRead[]): { number: number; missing: number }[] {
  return questions.flatMap(({ number, toScore, scored }) =>
    scored < toScore ? [{ number, missing: toScore - scored }] : [],
  )
}

/** Why a reader is not through yet, in words; null when every answer has a score or a reason. */
export function whyNotFinish(questions: readonly QuestionToRead[]): string | null {
  const missing = missingOf(questions)
  if (missing.length === 0) return null
  const answers = missing.reduce((sum, one) => sum + one.missing, 0)
  const where = new Intl.ListFormat('en', { type: 'conjunction' }).format(
    missing.map(({ number }) => String(number)),
  )
  return `${answers} ${answers === 1 ? 'answer has' : 'answers have'} no score yet, in ${missing.length === 1 ? 'question' : 'questions'} ${where}.`
}

export const reasonWords: Record<SecondLookReason, string> = {
  'too little written': 'Too little written down',
  'not asked': 'Not asked',
  other: 'Another reason',
}

/** A score as the reader is told of it. */
export function scoreInWords(score: { value: number | null; notAssessed: SecondLookReason | null }): string {
  if (score.value !== null) return `score ${score.value}`
  return score.notAssessed ? `not assessed, ${reasonWords[score.notAssessed].toLowerCase()}` : 'no score'
}
