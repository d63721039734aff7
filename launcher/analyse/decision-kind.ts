import { applyDecisionRule } from '@/server/stats/decision-rule/apply'
import type { RuleResult } from '@/server/stats/decision-rule/rule'
import { ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { comparePanel } from '@/server/stats/panel/panel'
import type { Answer, Progress } from './answer'
import { type DecisionFile, readDecision } from './decision-file'
import type { Options } from './options'
import { describePanel } from './panel-report'
import { fixed, heading, table, wrap } from './table'

/** A decision file, computed again: the ranking under its rule, and the comparison of the panel. */
export async function runDecision(options: Options, progress: Progress): Promise<Answer> {
  const file = await readDecision(options.file)
  const { rule, questions, scale, seed, points } = file
  const scores = file.scores.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]))
  progress('applying the rule')
  const ruled = applyDecisionRule({ rule, questions, scores, scale, seed, points })
  progress('comparing the panel')
  const panel = comparePanel(ratingsFrom(scores), { scale, seed, points })
  const missing = file.scores.length - scores.length
  return {
    json: {
      kind: 'decision',
      job: file.job,
      n: scores.length,
      missing,
      scale,
      seed,
      rule,
      ranking: ruled,
      panel,
    },
    report: () =>
      [describeRuling(file, ruled), '', describePanel(panel, { scale, missing, seed })].join('\n'),
  }
}

function describeRuling({ job, rule, questions }: DecisionFile, ruled: RuleResult): string {
  const right = 'right' as const
  const names = [...new Set(questions.map(({ competency }) => competency))].sort()
  const minimums = Object.entries(rule.minimums).map(([name, least]) => `${name} at least ${fixed(least, 1)}`)
  const said = [
    `${rule.method} scores`,
    rule.bar === null ? 'no bar' : `bar ${fixed(rule.bar, 2)}`,
    ...minimums,
    ...(rule.leastScores > 1 ? [`at least ${rule.leastScores} scores`] : []),
    ...(rule.tieBreaks.length > 0 ? [`ties settled by ${rule.tieBreaks.join(', then ')}`] : []),
  ]
  const number = (value: number | null) => (value === null ? '' : fixed(value, 2))
  return [
    `Decision: ${job}`,
    `Rule: ${said.join(' · ')}`,
    ...(ruled.fallback ? [wrap(`Raw values were used, since adjusting was refused: ${ruled.fallback}`)] : []),
    heading(`Ranking under the rule, on ${ruled.used} scores`),
    table(
      [
        { title: 'rank', align: right },
        { title: 'candidate' },
        { title: 'value', align: right },
        ...(ruled.used === 'adjusted' ? [{ title: 'SD', align: right }] : []),
        { title: 'scores', align: right },
        ...names.map((title) => ({ title, align: right })),
        { title: 'the rule says' },
      ],
      ruled.candidates.map(({ id, rank, value, sd, scores, competencies, verdict, below }) => [
        rank === null ? '' : String(rank),
        id,
        number(value),
        ...(ruled.used === 'adjusted' ? [number(sd)] : []),
        String(scores),
        ...competencies.map((one) => number(one.value)),
        [verdict ?? '', ...(below.length > 0 ? [`${below.join(', ')} too low`] : [])]
          .filter(Boolean)
          .join(': '),
      ]),
    ),
    heading(
      'A rule ranks; it decides nothing. The comparison below says how sure the differences are.',
    ).trim(),
  ].join('\n')
}
