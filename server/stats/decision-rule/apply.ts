import { groupBy } from '../group-by'
import { rankRuled } from './ranking'
import type { DecisionRule, RuledCandidate, RuleInput, RuleResult } from './rule'
import { adjust, only, rawValues } from './values'

/**
 * The order of candidates under a rule. Raw: the weighted mean over the questions of each question's mean. Adjusted:
 * one model of all scores where questions weigh alike, else each competency is fitted apart and combined by weight, with
 * errors that go together. Where adjusting is refused, raw values are
 * used and `fallback` says so. It sorts nobody out: ranks are for reading, the decision is a person's.
 */
export function applyDecisionRule(input: RuleInput): RuleResult {
  const { rule, questions, scores } = input
  const names = [...new Set(questions.map(({ competency }) => competency))].sort()
  const scoresOf = groupBy(scores, ({ candidate }) => candidate)
  const candidates = [...scoresOf.keys()].sort()
  const adjusted = rule.method === 'adjusted' ? adjust(input, names) : null
  const fallback = typeof adjusted === 'string' ? adjusted : null
  const fits = typeof adjusted === 'string' ? null : adjusted
  const whole = fits?.whole ?? rawValues(questions, scores)
  const parts = new Map(
    names.map((name) => [name, fits?.parts.get(name) ?? rawValues(only(questions, name), scores)]),
  )
  const asked = new Map(names.map((name) => [name, new Set(only(questions, name).map(({ id }) => id))]))
  const ruled = candidates.map((id): RuledCandidate => {
    const own = scoresOf.get(id)!
    const competencies = names.map((name) => ({
      name,
      value: parts.get(name)!.get(id)?.value ?? null,
      sd: parts.get(name)!.get(id)?.sd ?? null,
      scores: own.filter(({ question }) => asked.get(name)!.has(question)).length,
    }))
    const { value, sd } = whole.get(id) ?? { value: null, sd: null }
    const below = competencies.flatMap((one) =>
      one.value !== null && one.value < (rule.minimums[one.name] ?? Number.NEGATIVE_INFINITY)
        ? [one.name]
        : [],
    )
    const verdict = verdictOf(rule, value, own.length, below.length > 0)
    return { id, value, sd, scores: own.length, competencies, below, verdict, rank: null }
  })
  return {
    method: `Decision rule on ${fits ? 'adjusted' : 'raw'} scores, weighted by question`,
    n: scores.length,
    used: fits ? 'adjusted' : 'raw',
    fallback,
    candidates: rankRuled(ruled, rule.tieBreaks),
  }
}

function verdictOf(
  rule: DecisionRule,
  value: number | null,
  scores: number,
  isBelow: boolean,
): RuledCandidate['verdict'] {
  if (value === null) return null
  if (scores < rule.leastScores) return 'too few scores'
  if (rule.bar === null && !isBelow) return null
  return isBelow || value < rule.bar! ? 'below the bar' : 'meets the bar'
}
