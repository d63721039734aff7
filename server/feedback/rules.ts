import { groupBy } from '../stats/group-by'
import { mean } from '../stats/mean'

export const textMax = 8000

/** One question that the candidate answered, from opened evaluations only; nobody who interviewed is named in it. */
export type Answered = {
  prompt: string
  competencies: readonly string[]
  /** Final values of those who scored it. */
  values: readonly number[]
  /** Each point, and how many of those who scored the answer heard it. */
  points: readonly { text: string; heard: number }[]
  anchors: readonly { level: number; text: string }[]
}

export type Occasion = { candidate: string; job: string; organization: string }

// Means that differ by less are no order among a person's own areas.
const apartFrom = 0.5
// From here on an anchor's words tell what was there; below, what was missing.
const anchorFrom = 3
const pointsMax = 3

type Area = { name: string; level: number; answered: Answered[] }

/**
 * A letter to begin with: the candidate's areas in the order of their own results, in the words of the anchors they
 * reached and of the points that were heard. No number, nobody's name but theirs, and nobody to compare them with.
 * Null where nothing was scored.
 */
export function draftFeedback(
  { candidate, job, organization }: Occasion,
  answered: readonly Answered[],
): string | null {
  const areas = areasOf(answered)
  const [strongest] = areas
  const weakest = areas.at(-1)
  if (!strongest || !weakest) return null
  const areEven = strongest.level - weakest.level < apartFrom
  const parts = areas.map((area) => {
    const place =
      areEven || areas.length === 1
        ? 'one of several'
        : area === strongest
          ? 'first'
          : area === weakest
            ? 'last'
            : 'between'
    return paragraphOf(area, place)
  })
  return [
    `Dear ${candidate},`,
    `Thank you for the time you took to talk with us about “${job}”. Here is what we took from your interviews. It is about the answers you gave on that day, not about you as a person.`,
    areEven && areas.length > 1
      ? `Your answers were even across the areas we asked about: ${listed(areas.map((area) => area.name))}.`
      : null,
    ...parts,
    `Thank you again, and all the best,\n${organization}`,
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}

/** The areas, strongest first. A question that shows several is told under the one that the fewest others show. */
function areasOf(answered: readonly Answered[]): Area[] {
  const scored = answered.filter((one) => one.values.length > 0)
  const ofArea = new Map<string, Answered[]>()
  for (const one of scored)
    for (const name of namesOf(one)) ofArea.set(name, [...(ofArea.get(name) ?? []), one])
  const rarest = (one: Answered) =>
    namesOf(one).toSorted(
      (a, b) => ofArea.get(a)!.length - ofArea.get(b)!.length || a.localeCompare(b, 'en'),
    )[0]!
  return [...groupBy(scored, rarest)]
    .map(([name, told]) => ({
      name,
      level: mean(ofArea.get(name)!.map((one) => mean(one.values)!))!,
      answered: told,
    }))
    .toSorted((a, b) => b.level - a.level || a.name.localeCompare(b.name, 'en'))
}

const namesOf = (one: Answered) => (one.competencies.length > 0 ? one.competencies : ['What we talked about'])

function paragraphOf(area: Area, place: 'first' | 'between' | 'last' | 'one of several'): string {
  const opening = {
    first:
      area.level >= anchorFrom
        ? `Your strongest area here was ${area.name}.`
        : `Of what we asked about, ${area.name} was where you were most at home.`,
    between: `${area.name}.`,
    last: `The area with the most room to grow was ${area.name}.`,
    'one of several': `${area.name}.`,
  }[place]
  const best = area.answered.toSorted((a, b) => mean(b.values)! - mean(a.values)!)[0]
  const reached = best ? anchorReached(best) : null
  const heard = pick(area.answered, (point, scorers) => point.heard * 2 > scorers)
  const missing = pick(area.answered, (point, scorers) => point.heard * 2 <= scorers)
  return [
    reached ? `${opening} What we heard comes closest to this description: “${reached}”` : opening,
    heard.length > 0 ? bullets('What you brought up:', heard) : null,
    missing.length > 0
      ? bullets(
          heard.length > 0 ? 'What a stronger answer also covers:' : 'What a stronger answer covers:',
          missing,
        )
      : null,
  ]
    .filter((part) => part !== null)
    .join('\n')
}

/** The words of the level that the answer reached, never of one above it; null where they only say what was missing. */
function anchorReached({ anchors, values }: Answered): string | null {
  const level = mean(values)
  if (level === null || level < anchorFrom) return null
  const reached = anchors
    .filter((anchor) => anchor.level >= anchorFrom && anchor.level <= level)
    .toSorted((a, b) => b.level - a.level)[0]
  return reached?.text.trim() ?? null
}

/** Points of all answers in turn, so that one answer does not take all the room. */
function pick(
  answered: readonly Answered[],
  isMeant: (point: Answered['points'][number], scorers: number) => boolean,
): string[] {
  const lists = answered.map((one) => one.points.filter((point) => isMeant(point, one.values.length)))
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const inTurn = Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list[at]?.text ?? []),
  ).flat()
  return [...new Set(inTurn)].slice(0, pointsMax)
}

const bullets = (title: string, points: readonly string[]) =>
  [title, ...points.map((point) => `– ${point.trim()}`)].join('\n')

const listed = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

export type Around = {
  candidate: string
  /** Everybody who interviewed the candidate. */
  interviewers: readonly string[]
  decisionStands: boolean
}

const scoreNumber =
  /\b[1-5](?:[.,]\d+)?\s*(?:\/|out of|of)\s*5\b|\b[1-5][.,]\d\b|\b(?:scores?|scored|rating|rated|points?)\b[^.\n]{0,20}\b\d|\b\d+\s?%/iu
const otherPeople =
  /\bother (?:candidates?|applicants?)\b|\banother (?:candidate|applicant)\b|\bthan (?:the )?others\b|\brank(?:ed|ing)?\b|\bstronger candidates?\b/iu

/** What to think about before a text goes out; it stops nobody. */
export function warningsAbout(text: string, { candidate, interviewers, decisionStands }: Around): string[] {
  const own = new Set(words(candidate))
  const said = new Set(words(text))
  const named = interviewers.filter((name) =>
    words(name).some((word) => word.length > 2 && said.has(word) && !own.has(word)),
  )
  const number = scoreNumber.exec(text)?.[0]
  const others = otherPeople.exec(text)?.[0]
  return [
    named.length > 0
      ? `It seems to name ${listed(named)}, who interviewed. Feedback comes from the whole team.`
      : null,
    number ? `“${number.trim()}” looks like a score. Words help more, and a number invites comparing.` : null,
    others ? `“${others}” compares with other people. Feedback is about this person’s own answers.` : null,
    decisionStands ? null : 'No decision stands yet. Feedback before it can be read as one.',
  ].filter((warning) => warning !== null)
}

const words = (text: string) =>
  text
    .toLocaleLowerCase('en')
    .match(/[\p{L}\p{M}’'-]+/gu)
    ?.map((word) => word.replace(/[’']s$/u, '')) ?? []

/** Why this version cannot go out as a mail, in words; null when it can. */
export function whyNotMail(now: { mail: boolean; email: string }): string | null {
  if (!now.mail) return 'No mail is set up here. Copy the text and send it yourself.'
  return now.email ? null : 'No address of the candidate is known. Copy the text and send it yourself.'
}
