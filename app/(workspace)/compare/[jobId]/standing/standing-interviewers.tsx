import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { saidFrom } from '@/server/panel-health/rules'
import type { PanelInterviewer } from '@/server/stats/panel/panel-result'
import { figurePair } from '../plot-table'
import type { StandingNames } from './standing-scores'

/** How interviewers give, against each other: folded away, since it is about the scores and nobody's worth. */
export function StandingInterviewers({
  interviewers,
  names,
}: {
  interviewers: readonly PanelInterviewer[]
  names: StandingNames
}) {
  if (interviewers.length === 0) return null
  return (
    <details className="@container max-w-[64rem]">
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-sm font-medium text-accent-text hover:underline">
        {interviewers.length === 1 ? 'How you give scores' : 'How interviewers give scores'}
      </summary>
      <Table label="Interviewers" scroll="column" className="mt-2">
        <TableHead>
          <Column>Interviewer</Column>
          <Column numeric>Scores</Column>
          <Column numeric>
            Shared<span className="@max-2xl:sr-only"> candidates</span>
          </Column>
          <Column numeric>
            Gives<span className="@max-2xl:sr-only">, 90 % interval</span>
          </Column>
          <Column>In words</Column>
        </TableHead>
        <tbody>
          {interviewers
            .toSorted((a, b) => a.leniency - b.leniency)
            .map((one) => (
              <Row key={one.id}>
                <RowHeading className="@max-2xl:min-w-18">{names.interviewers[one.id] ?? one.id}</RowHeading>
                <Cell numeric>{one.n}</Cell>
                <Cell numeric>{one.shared}</Cell>
                {/* Of few shared candidates the figure would be taken for more than it is. */}
                <Cell numeric>
                  {isSaid(one) ? (
                    <span className={figurePair}>
                      {signed(one.leniency)}{' '}
                      <span className="text-ink-2 @max-2xl:text-xs">
                        {`${signed(one.q05)} to ${signed(one.q95)}`}
                      </span>
                    </span>
                  ) : null}
                </Cell>
                <Cell className="text-ink-2">{one.words}</Cell>
              </Row>
            ))}
        </tbody>
      </Table>
    </details>
  )
}

const isSaid = ({ shared }: PanelInterviewer) => shared >= saidFrom.severityCandidates

function signed(points: number): string {
  const text = Math.abs(points).toFixed(1)
  if (text === '0.0') return text
  return points > 0 ? `+${text}` : `−${text}`
}
