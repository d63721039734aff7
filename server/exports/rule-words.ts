import type { DecisionFile } from '../decisions/decision-file'
import type { DecisionResults } from '../stats/decision-rule/results'

/** The rule that the comparison was read under, point by point. */
export function describeRule(
  { rule, ruleNumber, panel }: DecisionFile,
  results: DecisionResults | null,
): [name: string, value: string][] {
  if (panel === null)
    return [['Rule', 'None: a rule belongs to one panel, and this compares all of the job’s panels.']]
  const minimums = Object.entries(rule.minimums).map(([name, least]) => `${name} at least ${least}`)
  return [
    ['Rule', `Number ${ruleNumber ?? 1} of the panel “${panel}”`],
    ['Scores', rule.method === 'adjusted' ? 'Adjusted for who scored and what was asked' : 'Raw means'],
    ...(results?.ranking.fallback ? ([['Raw instead', results.ranking.fallback]] as [string, string][]) : []),
    ['Least number of scores', String(rule.leastScores)],
    ['Bar', rule.bar === null ? 'None' : String(rule.bar)],
    ['Minimums', minimums.join(', ') || 'None'],
    ['Ties settled by', rule.tieBreaks.join(', then ') || 'Nothing'],
  ]
}
