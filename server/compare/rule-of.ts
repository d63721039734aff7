import type { Rule } from '../panels/rules'
import { applyDecisionRule } from '../stats/decision-rule/apply'
import type { DecisionRule, RuledCandidate, WeighedQuestion } from '../stats/decision-rule/rule'
import type { Column } from './columns'
import type { Place } from './comparison'
import { scoreScale } from './rules'

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

type OpenRow = { applicationId: string; places: readonly Place[] }

/** What was scored in a panel's comparison, one entry a score, as the statistics read it. */
export function ruledScores(rows: readonly OpenRow[], columns: readonly { questionId: string }[]) {
  return rows.flatMap(({ applicationId, places }) =>
    places.flatMap((place, at) =>
      place.state === 'open'
        ? place.cell.scores.flatMap(({ memberId, value }) =>
            value === null
              ? []
              : [
                  {
                    candidate: applicationId,
                    interviewer: memberId,
                    question: columns[at]!.questionId,
                    score: value,
                  },
                ],
          )
        : [],
    ),
  )
}

/** The rule's word on a candidate, the value that it rests on, and the competencies whose minimum is missed. */
export type Ruled = Pick<RuledCandidate, 'verdict' | 'value' | 'below'>

/**
 * What a panel's rule says of each application, by its id, where it weighs raw scores. Adjusted ones take a fit of
 * seconds, which is done in the reader's browser and shown with the rule (`server/decision-rules`), so that a page of
 * candidates never waits for it and never says anything else.
 */
export function rawRuling(
  kept: Rule,
  rows: readonly OpenRow[],
  columns: readonly Column[],
): Map<string, Ruled> {
  if (kept.method !== 'raw') return new Map()
  const ruled = applyDecisionRule({
    ...statsRuleOf(
      kept,
      columns.map((column) => ({ ...column, id: column.questionId })),
    ),
    scores: ruledScores(rows, columns),
    scale: scoreScale,
  })
  return new Map(ruled.candidates.map(({ id, verdict, value, below }) => [id, { verdict, value, below }]))
}
