import { type Rule, statsRuleOf } from '../decision-rules/rules'
import { applyDecisionRule } from '../stats/decision-rule/apply'
import type { RuledCandidate } from '../stats/decision-rule/rule'
import type { Column } from './columns'
import type { Place } from './comparison'
import { scoreScale } from './rules'

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
 * seconds, which is done in the reader's browser and shown with the rule (`server/decision-rules/rules.ts`), so that a page of
 * candidates never waits for it and never says anything else.
 */
export function rawRuling(
  kept: Rule,
  rows: readonly OpenRow[],
  columns: readonly Pick<Column, 'questionId' | 'weight' | 'competencyIds' | 'competencies'>[],
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
