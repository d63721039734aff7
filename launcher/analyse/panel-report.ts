import type {
  PanelCandidate,
  PanelEstimate,
  PanelInterviewer,
  PanelResult,
} from '@/server/stats/panel/panel-result'
import type { Verdict } from '@/server/stats/panel/verdicts'
import { adviseDesign } from './design-advice'
import { axisOf, dotInterval } from './dot-plot'
import { count, fixed, heading, signed, table, wrap } from './table'

type Context = { scale: readonly [number, number]; missing: number; seed: number }

const right = 'right' as const

/** The comparison in words, tables and dot-interval plots. */
export function describePanel(result: PanelResult, context: Context): string {
  const { estimate, isRanked, refusals, warnings } = result
  return [
    'Comparison of a panel',
    sayCounts(result, context),
    ...(refusals.length > 0
      ? [
          heading('What is not said'),
          ...refusals.flatMap(({ message, fix }) => [wrap(message, '  ', '· '), wrap(fix, '  ', '  ')]),
        ]
      : []),
    ...(warnings.length > 0
      ? [heading('Read with care'), ...warnings.map(({ message }) => wrap(message, '  ', '· '))]
      : []),
    ...(estimate ? describeEstimate(result, estimate, isRanked, context) : describeRaw(result)),
  ].join('\n')
}

function sayCounts({ n, raw, estimate, components }: PanelResult, { scale, missing }: Context): string {
  const interviewers = new Set(components.flatMap((part) => part.interviewers)).size
  const questions = estimate?.questions.length ?? 0
  return [
    count(n, 'score') + (missing > 0 ? ` (${missing} not assessed)` : ''),
    count(raw.length, 'candidate'),
    ...(interviewers > 0 ? [count(interviewers, 'interviewer')] : []),
    ...(questions > 0 ? [count(questions, 'question')] : []),
    `scale ${scale[0]} to ${scale[1]}`,
  ].join(' · ')
}

function describeRaw({ raw }: PanelResult): string[] {
  return [
    heading('Raw means, by name'),
    table(
      [{ title: 'candidate' }, { title: 'raw', align: right }, { title: 'n', align: right }],
      raw.map(({ id, n, mean }) => [id, fixed(mean, 2), String(n)]),
    ),
  ]
}

function describeEstimate(
  result: PanelResult,
  estimate: PanelEstimate,
  isRanked: boolean,
  context: Context,
): string[] {
  const { components, verdicts } = result
  return [
    ...components.flatMap((part, at) => {
      const members = estimate.candidates.filter(({ component }) => component === at)
      const title =
        components.length > 1 ? `Candidates, part ${at + 1} of ${components.length}` : 'Candidates'
      return [
        heading(`${title}${isRanked ? ', by adjusted score' : ', by name'}`),
        candidateTable(members, isRanked, context.scale),
        ...(part.candidates.length > 1 ? ['', ...sayVerdicts(members, verdicts, isRanked)] : []),
      ]
    }),
    wrap(
      '● adjusted score with its 90 % interval, ○ raw mean, ◉ both at once. The interval is about what these scores tell of a candidate, not about how anyone will do; who is above whom is said by pairs, since much of what is unknown is common to all. The decision is a person’s.',
    ),
    ...(estimate.interviewers.length > 0
      ? [heading('Interviewers'), interviewerTable(estimate.interviewers)]
      : []),
    ...(estimate.questions.length > 0
      ? [
          heading('Questions, hardest first'),
          table(
            [
              { title: 'question' },
              { title: 'n', align: right },
              { title: 'difficulty', align: right },
              { title: '90 % interval' },
            ],
            [...estimate.questions]
              .sort((a, b) => a.easiness - b.easiness)
              .map(({ id, n, easiness, q05, q95 }) => [
                id,
                String(n),
                signed(-easiness, 1),
                `${signed(-q95, 1)} to ${signed(-q05, 1)}`,
              ]),
          ),
        ]
      : []),
    heading('Where scores differ (standard deviations in points)'),
    table(
      [{ title: 'source' }, { title: 'SD', align: right }, { title: '90 % interval' }],
      Object.entries(estimate.sd).map(([term, sd]) => [
        sourceNames[term] ?? term,
        fixed(sd.mean, 2),
        `${fixed(sd.q05, 2)} to ${fixed(sd.q95, 2)}`,
      ]),
    ),
    heading('What it would take'),
    wrap(adviseDesign(estimate.sd)),
    '',
    wrap(
      `${result.method}. ${Math.round(estimate.effectivePoints)} effective points of ${estimate.points}, seed ${context.seed}. With --json: all digits, every pair under both, and the ranks’ probabilities.`,
    ),
  ]
}

const sourceNames: Record<string, string> = {
  candidate: 'candidates',
  interviewer: 'interviewers’ severity',
  question: 'questions’ difficulty',
  'candidate:interviewer': 'an interviewer’s impression of one candidate (halo)',
  'candidate:question': 'how a question suits one candidate',
  residual: 'the rest',
}

function candidateTable(
  members: readonly PanelCandidate[],
  isRanked: boolean,
  scale: readonly [number, number],
): string {
  const sorted = [...members].sort((a, b) => (isRanked ? b.adjusted - a.adjusted : a.id < b.id ? -1 : 1))
  return table(
    [
      { title: 'candidate' },
      { title: 'adjusted', align: right },
      { title: 'interval', align: right },
      { title: 'raw', align: right },
      { title: 'n', align: right },
      ...(isRanked ? [{ title: 'rank' }] : []),
      { title: axisOf(scale) },
    ],
    sorted.map((one) => [
      one.id,
      fixed(one.adjusted, 1),
      `${fixed(one.q05, 1)}–${fixed(one.q95, 1)}`,
      fixed(one.raw, 1),
      String(one.n),
      ...(isRanked ? [one.rank.words] : []),
      dotInterval(scale, { value: one.adjusted, low: one.q05, high: one.q95, other: one.raw }),
    ]),
  )
}

/** For each candidate whom they are clearly, or seem to be, above. */
function sayVerdicts(
  members: readonly PanelCandidate[],
  verdicts: readonly Verdict[],
  isRanked: boolean,
): string[] {
  const ids = new Set(members.map(({ id }) => id))
  const own = verdicts
    .filter(({ above }) => ids.has(above))
    .map(({ a, b, above, verdict }) => ({ upper: above, lower: above === a ? b : a, verdict }))
  const lines = [...members]
    .sort((a, b) => b.adjusted - a.adjusted)
    .flatMap(({ id }) => {
      const below = (word: Verdict['verdict']) =>
        own.filter(({ upper, verdict }) => upper === id && verdict === word).map(({ lower }) => lower)
      const parts = [
        { word: 'clearly above', names: below('clear') },
        // Where no order is given, a leaning would be one.
        { word: 'leaning above', names: isRanked ? below('leaning') : [] },
      ].flatMap(({ word, names }) => (names.length > 0 ? [`${word} ${names.join(', ')}`] : []))
      return parts.length > 0 ? [wrap(`${id}: ${parts.join('; ')}`, '  ', '· ')] : []
    })
  const open = own.filter(({ verdict }) => verdict === 'none' || (!isRanked && verdict === 'leaning')).length
  const rest = `No clear difference in ${open === own.length ? 'any' : `the other ${open}`} of ${own.length} pairs.`
  return [...lines, ...(open > 0 ? [`· ${rest}`] : []), '']
}

function interviewerTable(interviewers: readonly PanelInterviewer[]): string {
  return table(
    [
      { title: 'interviewer' },
      { title: 'n', align: right },
      { title: 'shared candidates', align: right },
      { title: 'gives', align: right },
      { title: '90 % interval' },
      { title: 'in words' },
    ],
    [...interviewers]
      .sort((a, b) => a.leniency - b.leniency)
      .map(({ id, n, shared, leniency, q05, q95, words }) => [
        id,
        String(n),
        String(shared),
        signed(leniency, 1),
        `${signed(q05, 1)} to ${signed(q95, 1)}`,
        words,
      ]),
  )
}
