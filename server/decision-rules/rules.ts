import { applyDecisionRule } from '../stats/decision-rule/apply'
import { compareRankings, type RankingChange } from '../stats/decision-rule/ranking'
import type { DecisionRule, RuleInput, RuleResult, WeighedQuestion } from '../stats/decision-rule/rule'

/** How a panel's scores become a ranking, as far as the panel says it. */
export type Rule = {
  method: 'raw' | 'adjusted'
  leastScores: number
  hireBar: number | null
  competencyWeights: Readonly<Record<string, number>>
  competencyMinimums: Readonly<Record<string, number>>
  tieBreaks: readonly string[]
}

/** What holds where nothing was said. */
export const firstRule: Rule = {
  method: 'raw',
  leastScores: 1,
  hireBar: null,
  competencyWeights: {},
  competencyMinimums: {},
  tieBreaks: [],
}

/** A weight of 1 is none, and the order in which competencies are named is no matter. */
export function isSameRule(a: Rule, b: Rule): boolean {
  const entries = (given: Readonly<Record<string, number>>, none: number | null) =>
    JSON.stringify(
      Object.entries(given)
        .filter(([, value]) => value !== none)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    )
  return (
    a.method === b.method &&
    a.leastScores === b.leastScores &&
    a.hireBar === b.hireBar &&
    entries(a.competencyWeights, 1) === entries(b.competencyWeights, 1) &&
    entries(a.competencyMinimums, null) === entries(b.competencyMinimums, null) &&
    a.tieBreaks.join() === b.tieBreaks.join()
  )
}

/** Every competency that a rule names. */
export function competenciesIn(rule: Rule): string[] {
  return [
    ...new Set([
      ...Object.keys(rule.competencyWeights),
      ...Object.keys(rule.competencyMinimums),
      ...rule.tieBreaks,
    ]),
  ]
}

/**
 * A rule where competencies have been merged: what it says of one holds for the one it counts as, unless it says
 * something of that one itself.
 */
export function ruleAfterMerges<Kept extends Rule>(rule: Kept, countsAs: ReadonlyMap<string, string>): Kept {
  const idOf = (id: string) => countsAs.get(id) ?? id
  const moved = (given: Readonly<Record<string, number>>) => ({
    ...Object.fromEntries(Object.entries(given).map(([id, value]) => [idOf(id), value])),
    ...Object.fromEntries(Object.entries(given).filter(([id]) => idOf(id) === id)),
  })
  return {
    ...rule,
    competencyWeights: moved(rule.competencyWeights),
    competencyMinimums: moved(rule.competencyMinimums),
    tieBreaks: [...new Set(rule.tieBreaks.map(idOf))],
  }
}

/** Why a locked decision rule does not change yet, in words; null when it may. */
export function whyNotChangeRule(rule: { lockedAt: Date | null }, reason: string): string | null {
  return rule.lockedAt && reason.trim().length < 10
    ? 'Give a reason of at least 10 characters; it stays visible.'
    : null
}

/** A question of the comparison, under whatever name the scores have for it. */
export type RuledQuestion = {
  id: string
  weight: number
  /** In the order of their names, as the names are. */
  competencyIds: readonly string[]
  competencies: readonly string[]
}

const noCompetency = 'none named'

/**
 * A kept rule in the words of the statistics: competencies by name, and each question's weight times that of its
 * competency. A question of two competencies counts half for each. What the rule says of competencies that no question
 * has (any more) falls away.
 */
export function statsRuleOf(
  kept: Rule,
  questions: readonly RuledQuestion[],
): { rule: DecisionRule; questions: WeighedQuestion[] } {
  const nameOf = new Map(
    questions.flatMap(({ competencyIds, competencies }) =>
      competencyIds.map((id, at) => [id, competencies[at]!] as const),
    ),
  )
  const named = (ids: readonly string[]) => ids.flatMap((id) => nameOf.get(id) ?? [])
  return {
    rule: {
      method: kept.method,
      minimums: Object.fromEntries(
        Object.entries(kept.competencyMinimums).flatMap(([id, least]) => {
          const name = nameOf.get(id)
          return name === undefined ? [] : [[name, least]]
        }),
      ),
      leastScores: kept.leastScores,
      bar: kept.hireBar,
      tieBreaks: named(kept.tieBreaks),
    },
    questions: questions.flatMap(({ id, weight, competencyIds, competencies }) =>
      competencyIds.length === 0
        ? [{ id, competency: noCompetency, weight }]
        : competencyIds.map((competencyId, at) => ({
            id,
            competency: competencies[at]!,
            weight: (weight * (kept.competencyWeights[competencyId] ?? 1)) / competencyIds.length,
          })),
    ),
  }
}

/** What a panel's rule is applied to: opened scores only. */
export type RuleGround = {
  questions: readonly RuledQuestion[]
  scores: RuleInput['scores']
}

/**
 * The ranking under a rule, in force or tried. Adjusted scores take seconds, so that it belongs in a worker.
 * @param scale the least and the greatest score
 */
export function rankingUnder(rule: Rule, ground: RuleGround, scale: readonly [number, number]): RuleResult {
  return applyDecisionRule({ ...statsRuleOf(rule, ground.questions), scores: ground.scores, scale })
}

export type Rankings = {
  inForce: RuleResult
  /** The same candidates under the rule that is tried, and what it moves; null where none is. */
  tried: { result: RuleResult; changes: RankingChange[] } | null
}

/** What a change of the rule would do. `rank` is asked for each rule, so that one known already is not worked out anew. */
export function rankingsUnder(
  rules: { inForce: Rule; tried: Rule | null },
  rank: (rule: Rule) => RuleResult,
): Rankings {
  const inForce = rank(rules.inForce)
  if (!rules.tried) return { inForce, tried: null }
  const result = rank(rules.tried)
  return { inForce, tried: { result, changes: compareRankings(inForce, result) } }
}
