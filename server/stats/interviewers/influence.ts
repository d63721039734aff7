import { groupBy } from '../group-by'
import { demandFinite } from '../result'
import { type PermutationTest, permutationTest } from './permutation-test'

/** One interviewer's score of one candidate's answer: as it was sealed, and as it stands after the debrief. */
export type Revision = {
  interviewer: string
  candidate: string
  question: string
  sealed: number
  final: number
}

/** How an interviewer's changes lie to what somebody else had sealed for the same answer. */
export type Pull = {
  /** Moves of scores that differed from the other's sealed score, which only then have a direction. */
  moves: number
  towards: number
  /** towards / moves; null without moves. */
  share: number | null
  /** Whether the changes follow the other's scores more than chance would have it. */
  test: PermutationTest
}

export type InterviewerInfluence = {
  interviewer: string
  /** Scores given, and those that changed. */
  scores: number
  moved: number
  /** The mean change, and the mean size of a change, over all scores, in points. */
  meanChange: number
  meanSize: number
  /** Towards the mean of what all the others had sealed for the answer. */
  panel: Pull
  /** Towards each colleague, in the order in which they first appear. */
  colleagues: (Pull & { colleague: string })[]
}

/**
 * Who moved between sealed and final scores, and towards whom. A score moves towards another sealed score if it
 * differs from it and changes in its direction, however far. That alone proves nothing: whoever gave a 5 can only come
 * down, and most colleagues are below. So the test compares an interviewer's changes only among scores that they
 * sealed at the same value, see `permutationTest`. It shows who ended up where, not who persuaded whom.
 * A score given twice for one answer, and one that is no finite number, is a RangeError.
 */
export function influence(
  revisions: readonly Revision[],
  options: { seed: number; permutations: number },
): InterviewerInfluence[] {
  demandFinite(revisions.flatMap(({ sealed, final }) => [sealed, final]))
  const answers = groupBy(revisions, ({ candidate, question }) => JSON.stringify([candidate, question]))
  for (const scores of answers.values())
    if (new Set(scores.map(({ interviewer }) => interviewer)).size < scores.length)
      throw new RangeError('An interviewer has one score for each answer.')
  const others = new Map(
    [...answers.values()].flatMap((scores) =>
      scores.map((one) => [one, scores.filter((other) => other !== one)] as const),
    ),
  )
  const byInterviewer = groupBy(revisions, ({ interviewer }) => interviewer)
  return [...byInterviewer].map(([interviewer, own]) => {
    const pullOf = (targetOf: (others: readonly Revision[]) => number | null) =>
      pull(
        own.flatMap((one) => {
          const target = targetOf(others.get(one)!)
          return target === null ? [] : [{ sealed: one.sealed, change: one.final - one.sealed, target }]
        }),
        options,
      )
    const changes = own.map(({ sealed, final }) => final - sealed)
    const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / own.length
    return {
      interviewer,
      scores: own.length,
      moved: changes.filter((change) => change !== 0).length,
      meanChange: average(changes),
      meanSize: average(changes.map(Math.abs)),
      panel: pullOf((colleagues) =>
        colleagues.length === 0
          ? null
          : colleagues.reduce((sum, { sealed }) => sum + sealed, 0) / colleagues.length,
      ),
      colleagues: [...byInterviewer.keys()]
        .filter((colleague) => colleague !== interviewer)
        .map((colleague) => ({
          colleague,
          ...pullOf((scores) => scores.find((one) => one.interviewer === colleague)?.sealed ?? null),
        })),
    }
  })
}

function pull(
  scores: readonly { sealed: number; change: number; target: number }[],
  options: { seed: number; permutations: number },
): Pull {
  const directed = scores.filter(({ sealed, change, target }) => change !== 0 && target !== sealed)
  const towards = directed.filter(({ sealed, change, target }) => change > 0 === target > sealed).length
  return {
    moves: directed.length,
    towards,
    share: directed.length === 0 ? null : towards / directed.length,
    test: permutationTest(
      scores.map(({ sealed, change, target }) => ({ stratum: sealed, x: target - sealed, y: change })),
      options,
    ),
  }
}
