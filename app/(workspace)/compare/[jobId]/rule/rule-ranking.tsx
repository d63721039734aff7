import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { Rule } from '@/server/decision-rules/rules'
import type { RuledCandidate, RuleResult } from '@/server/stats/decision-rule/rule'
import type { RuledCompetency } from '../../../panels/rule/rule-fields'
import { count, inWords } from '../compare-words'

type RuleRankingProps = {
  result: RuleResult
  rule: Rule
  competencies: readonly RuledCompetency[]
  names: Readonly<Record<string, string>>
  sealed: number
  jobId: string
  panelId: string
}

/** Where the rule puts each candidate, and what it says of them. */
export function RuleRanking({ result, rule, competencies, names, sealed, jobId, panelId }: RuleRankingProps) {
  const { candidates, used, fallback } = result
  if (candidates.length === 0)
    return <p className="text-ink-2">No evaluation of this panel is open yet, so there is no ranking.</p>
  // Only what the rule speaks of: a panel may show a dozen competencies.
  const speaksOf = new Set([
    ...Object.entries(rule.competencyWeights).flatMap(([id, weight]) => (weight === 1 ? [] : [id])),
    ...Object.keys(rule.competencyMinimums),
    ...rule.tieBreaks,
  ])
  const shown = competencies.filter(({ id }) => speaksOf.has(id)).map(({ name }) => name)
  return (
    <>
      {fallback ? (
        <Callout tone="attention" className="mb-4 max-w-[90ch]">
          The rule asks for adjusted scores, and these scores do not support adjusting, so it uses raw means.{' '}
          {fallback}
        </Callout>
      ) : null}
      <ul className="mb-4 flex max-w-[90ch] flex-col gap-1 text-ink-2">
        <li>{verdictsInWords(candidates)}</li>
        {sealed > 0 ? (
          <li>{`${count(sealed, 'candidate')} ${sealed === 1 ? 'is' : 'are'} still sealed here and in no figure.`}</li>
        ) : null}
        <li>
          Who is told apart by these scores, and who is not, stands under{' '}
          <TextLink href={path.compare(jobId, { panel: panelId })}>Where they stand</TextLink>.
        </li>
      </ul>
      <Table label="Ranking under the rule">
        <TableHead>
          <Column numeric className="w-12 max-sm:w-9">
            Rank
          </Column>
          <Column>Candidate</Column>
          <Column numeric>{used === 'adjusted' ? 'Adjusted' : 'Raw'}</Column>
          {used === 'adjusted' ? <Column>90 % interval</Column> : null}
          {shown.map((name) => (
            <Column key={name} numeric className="max-w-32 whitespace-normal!">
              {name}
            </Column>
          ))}
          <Column numeric>Scores</Column>
          <Column>The rule says</Column>
        </TableHead>
        <tbody>
          {candidates.map((one) => (
            <Row key={one.id}>
              <Cell numeric>{one.rank ?? ''}</Cell>
              <RowHeading className="max-sm:min-w-24">{names[one.id] ?? one.id}</RowHeading>
              <Cell numeric className="font-semibold">
                {one.value === null ? (
                  <span className="font-normal text-ink-3">none</span>
                ) : (
                  one.value.toFixed(2)
                )}
              </Cell>
              {used === 'adjusted' ? (
                <Cell className="whitespace-nowrap text-ink-2 tabular-nums">{intervalOf(one)}</Cell>
              ) : null}
              {shown
                .flatMap((name) => one.competencies.find((its) => its.name === name) ?? [])
                .map(({ name, value }) => (
                  <Cell
                    key={name}
                    numeric
                    className={one.below.includes(name) ? 'font-semibold text-attention-text' : 'text-ink-2'}
                  >
                    {value === null ? <span className="text-ink-3">none</span> : value.toFixed(1)}
                  </Cell>
                ))}
              <Cell numeric className="text-ink-2">
                {one.scores}
              </Cell>
              <Cell className="sm:whitespace-nowrap">{saidOf(one)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}

const z90 = 1.645

function intervalOf({ value, sd }: RuledCandidate): string {
  return value === null || sd === null
    ? ''
    : `${(value - z90 * sd).toFixed(1)}–${(value + z90 * sd).toFixed(1)}`
}

function saidOf({ verdict, below }: RuledCandidate): string {
  return [verdict ?? 'nothing', ...(below.length > 0 ? [`${inWords(below)} too low`] : [])].join(': ')
}

function verdictsInWords(candidates: readonly RuledCandidate[]): string {
  const many = (verdict: RuledCandidate['verdict']) =>
    candidates.filter((one) => one.verdict === verdict).length
  const parts = [
    [many('meets the bar'), 'meets the bar', 'meet the bar'],
    [many('below the bar'), 'is below it', 'are below it'],
    [many('too few scores'), 'has too few scores', 'have too few scores'],
  ] as const
  const said = parts
    .filter(([found]) => found > 0)
    .map(([found, one, more]) => `${found} ${found === 1 ? one : more}`)
  return said.length === 0
    ? `${count(candidates.length, 'candidate')} in order; the rule has no bar and says no more of them.`
    : `Of ${count(candidates.length, 'candidate')}, ${inWords(said)}.`
}
