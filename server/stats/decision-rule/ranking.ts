import type { RuledCandidate, RuleResult } from './rule'

/** Last bits of a machine's arithmetic make no order. */
const sameDigits = 10

/** The candidates with their ranks, highest first; those without a value last. */
export function rankRuled(ruled: readonly RuledCandidate[], tieBreaks: readonly string[]): RuledCandidate[] {
  const keysOf = ({ value, competencies }: RuledCandidate) =>
    [value, ...tieBreaks.map((name) => competencies.find((one) => one.name === name)?.value ?? null)].map(
      (key) => (key === null ? Number.NEGATIVE_INFINITY : Number(key.toPrecision(sameDigits))),
    )
  const isAbove = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((key, place) => key !== b[place])
    return at >= 0 && a[at]! > b[at]!
  }
  const keys = new Map(ruled.map((one) => [one.id, keysOf(one)]))
  const rankOf = (one: RuledCandidate) =>
    one.value === null
      ? null
      : 1 +
        ruled.filter((other) => other.value !== null && isAbove(keys.get(other.id)!, keys.get(one.id)!))
          .length
  return ruled
    .map((one) => ({ ...one, rank: rankOf(one) }))
    .sort((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE) || (a.id < b.id ? -1 : 1))
}

export type RankingChange = {
  id: string
  before: { rank: number | null; value: number | null; verdict: RuledCandidate['verdict'] }
  after: { rank: number | null; value: number | null; verdict: RuledCandidate['verdict'] }
}

/** What a change of the rule would do to each candidate, in the order after it. */
export function compareRankings(before: RuleResult, after: RuleResult): RankingChange[] {
  const pick = (one: RuledCandidate | undefined) => ({
    rank: one?.rank ?? null,
    value: one?.value ?? null,
    verdict: one?.verdict ?? null,
  })
  return after.candidates.map((one) => ({
    id: one.id,
    before: pick(before.candidates.find(({ id }) => id === one.id)),
    after: pick(one),
  }))
}
