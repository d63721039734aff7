import { type DecisionResults, decisionResults } from '@/server/stats/decision-rule/results'
import type { RuleResult } from '@/server/stats/decision-rule/rule'
import type { InterviewerInfluence } from '@/server/stats/interviewers/influence'
import type { Answer, Progress } from './answer'
import { type DecisionFile, readDecision } from './decision-file'
import type { Options } from './options'
import { describePanel } from './panel-report'
import { fixed, heading, signed, table, wrap } from './table'

/**
 * A decision file, computed again: the ranking under its rule, and the comparison of the panel. Where the file holds what
 * was computed then, it is said whether that is the same.
 */
export async function runDecision(options: Options, progress: Progress): Promise<Answer> {
  const file = await readDecision(options.file)
  progress('applying the rule and comparing the panel')
  const results = decisionResults(file)
  const { ranking, panel, missing, influence } = results
  const verdict = sayWhetherSame(file, results)
  return {
    json: results,
    ...(verdict ? { aside: verdict } : {}),
    report: () =>
      [
        describeRuling(file, ranking),
        '',
        describePanel(panel, { scale: file.scale, missing, seed: file.seed }),
        ...(influence ? [describeInfluence(influence)] : []),
      ].join('\n'),
  }
}

function sayWhetherSame(file: DecisionFile, results: DecisionResults): string | null {
  if (!file.results) return null
  if (JSON.stringify(file.results) === JSON.stringify(results))
    return 'These are the results that the file holds, to the last digit.'
  const { engine } = file
  const then = engine ? ` They were computed by engine ${engine.version} on Node ${engine.node}.` : ''
  return `These are NOT the results that the file holds: the file was changed, or the arithmetic was.${then}`
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
    ...(ruled.used === 'adjusted' &&
    ruled.candidates.every(({ competencies }) => competencies.every(({ sd }) => sd === null))
      ? ['The competencies beside it are raw means.\n']
      : []),
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

function describeInfluence(moved: readonly InterviewerInfluence[]): string {
  const right = 'right' as const
  return [
    heading('What the debrief changed'),
    table(
      [
        { title: 'interviewer' },
        { title: 'scores', align: right },
        { title: 'changed', align: right },
        { title: 'mean change', align: right },
        { title: 'towards the others', align: right },
        { title: 'p', align: right },
      ],
      moved.map(({ interviewer, scores, moved: changed, meanChange, panel }) => [
        interviewer,
        String(scores),
        String(changed),
        signed(meanChange, 2),
        panel.moves === 0 ? '' : `${panel.towards} of ${panel.moves}`,
        panel.test.reason === null ? fixed(panel.test.p, 3) : '',
      ]),
    ),
    '',
    wrap(
      'Whoever gave a 5 can only come down: p says how often the changes would lie as close to the others’ sealed scores by chance, among scores sealed at the same value.',
    ),
  ].join('\n')
}
