import type { RuledCandidate, RuleResult } from './rule'

/** Last bits of a machine's arithmetic make no order. */
const sameDigits = 10

/** The candidates with their ranks, highest first; those without a value last. */
export function rankRuled(ruled: readonly RuledCandidate[], tieBreaks: readonly string[]): RuledCandidate[] {
  const keysOf = ({ value, competencies }: RuledCandidate) =>
    [value, ...tieBreaks.map((name) => competencies.find((one) => one.name === name)?.value ?? null)].map(
      (key) => (key === null ? Number.NEGATIVE_INFINITY : Number(key.toPrecision(sameDigits))),
    )
  const keys = new Map(ruled.map((one) => [one.id, keysOf(one)]))
  const compare = (a: RuledCandidate, b: RuledCandidate) => {
    const [own, others] = [keys.get(a.id)!, keys.get(b.id)!]
    const at = own.findIndex((key, place) => key !== others[place])
    return at < 0 ? 0 : own[at]! > others[at]! ? -1 : 1
  }
  const sorted = ruled.toSorted((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1))
  let rank = 0
  return sorted.map((one, at) => {
    if (at === 0 || compare(sorted[at - 1]!, one) !== 0) rank = at + 1
    return { ...one, rank: one.value === null ? null : rank }
  })
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
  const earlier = new Map(before.candidates.map((one) => [one.id, one]))
  return after.candidates.map((one) => ({
    id: one.id,
    before: pick(earlier.get(one.id)),
    after: pick(one),
  }))
}
