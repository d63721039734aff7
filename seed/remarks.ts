import { pick } from './chance'

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const openings: Readonly<Record<number, readonly string[]>> = {
  1: [
    'Stayed with generalities.',
    'Did not get into it, even after both follow-ups.',
    'Guessed. Said so, which I liked.',
  ],
  2: [
    'Thin. Needed the follow-up to get anywhere.',
    'Knows the words, not the mechanics.',
    'Half an answer, then drifted off.',
  ],
  3: [
    'Solid without an example of their own.',
    'Sound. What I would expect at this level.',
    'Got there, a bit by the book.',
  ],
  4: [
    'Good structure, own example from work.',
    'Clear. Named the trade-off without being asked.',
    'Strong, one gap.',
  ],
  5: [
    'Outstanding. Told us what went wrong the first time and what they changed.',
    'Answered the follow-up before I asked it.',
    'Numbers, failure modes, and who gets called. Nothing to add.',
  ],
}

/** A note as an interviewer types it, tied to what was heard and what was not. */
export function noteOn(
  chance: () => number,
  score: number,
  heard: readonly string[],
  unheard: readonly string[],
): string {
  const parts = [pick(chance, openings[score] ?? ['No note.'])]
  if (heard.length > 0 && chance() < 0.8) parts.push(`Heard: ${lower(pick(chance, heard))}.`)
  if (unheard.length > 0 && score < 5 && chance() < 0.6)
    parts.push(`Missing: ${lower(pick(chance, unheard))}.`)
  return parts.join(' ')
}

const comments = {
  'strong yes': [
    'Would want this person on call with me. Depth where it counts.',
    'Clearest thinker in this round; asks back before answering.',
  ],
  yes: [
    'Would work well with guidance on incident work in the first months.',
    'Good judgment, some gaps in tooling that can be learned.',
  ],
  no: [
    'Not yet. Knows the vocabulary, has not had to run it in production.',
    'Pleasant and honest, but too much stayed abstract.',
  ],
  'strong no': ['Could not get past definitions, even with help.'],
} as const

export type Recommendation = keyof typeof comments

/** What an interviewer with this mean would recommend. */
export function recommendationFor(mean: number): Recommendation {
  if (mean >= 4.1) return 'strong yes'
  if (mean >= 3.2) return 'yes'
  return mean >= 2.1 ? 'no' : 'strong no'
}

export function commentFor(chance: () => number, recommendation: Recommendation): string {
  return pick(chance, comments[recommendation])
}
