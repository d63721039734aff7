import { likeness } from '../bank/likeness'
import { keywordsOf } from '../rubrics/rules'

/** Two questions of a set that listen for the same: one point of each, in its own words. */
export type SharedPoint = { questionIds: [string, string]; points: [string, string] }

/** From here two points name the same thing. */
export const sharedFrom = 0.6

/** The pairs of questions that share a point, each with the two points that are most alike. */
export function sharedPoints(questions: readonly { id: string; points: readonly string[] }[]): SharedPoint[] {
  const worded = questions.map(({ id, points }) => ({
    id,
    points: points.map((text) => ({ text, words: keywordsOf(text) })),
  }))
  return worded.flatMap((one, at) =>
    worded.slice(at + 1).flatMap((other): SharedPoint[] => {
      const [nearest] = one.points
        .flatMap((a) => other.points.map((b) => ({ a, b, like: likeness(a.words, b.words) })))
        .filter(({ like }) => like >= sharedFrom)
        .toSorted((x, y) => y.like - x.like)
      return nearest ? [{ questionIds: [one.id, other.id], points: [nearest.a.text, nearest.b.text] }] : []
    }),
  )
}
