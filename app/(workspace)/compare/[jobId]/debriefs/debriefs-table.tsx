import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { DebriefState } from '@/server/debriefs/rules'
import { count } from '../compare-words'

type DebriefRow = {
  evaluationId: string
  candidate: string
  panel: string
  state: DebriefState
  opensWhen: string | null
  submitted: number
  disagreements: number | null
  settled: number
  startedAt: Date | null
  endedAt: Date | null
}

type DebriefsTableProps = {
  jobId: string
  label: string
  rows: readonly DebriefRow[]
  withPanel: boolean
  moment: (at: Date) => string
}

// Past these a list is no list to read any more; the panels' own lists are shorter.
const rowsMax = 200

/** Evaluations at one stage of being talked about, those with most to talk about first. */
export function DebriefsTable({ jobId, label, rows, withPanel, moment }: DebriefsTableProps) {
  const isSealed = rows.every(({ state }) => state === 'sealed')
  const sorted = rows.toSorted((a, b) => (b.disagreements ?? -1) - (a.disagreements ?? -1))
  return (
    <>
      <Table label={label}>
        <TableHead>
          <Column className="w-64 max-sm:w-2/5">Candidate</Column>
          {withPanel ? <Column className="w-48 max-sm:hidden">Panel</Column> : null}
          {isSealed ? null : <Column className="w-44 max-sm:hidden">Disagreements</Column>}
          <Column>{isSealed ? 'Opens' : 'Where it stands'}</Column>
        </TableHead>
        <tbody>
          {sorted.slice(0, rowsMax).map((row) => (
            <Row key={row.evaluationId}>
              <RowHeading className="max-sm:min-w-28">
                <RowLink href={path.debrief(jobId, row.evaluationId)}>{row.candidate}</RowLink>
                <span className="block font-normal text-ink-2 sm:hidden">
                  {withPanel ? row.panel : null}
                  {withPanel && row.disagreements ? ' · ' : null}
                  {row.disagreements ? count(row.disagreements, 'disagreement') : null}
                </span>
              </RowHeading>
              {withPanel ? <Cell className="max-sm:hidden">{row.panel}</Cell> : null}
              {isSealed ? null : <Cell className="max-sm:hidden">{disagreementsInWords(row)}</Cell>}
              <Cell className="text-ink-2">{standsInWords(row, moment)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {rows.length > rowsMax ? (
        <p className="mt-2 text-ink-2">And {rows.length - rowsMax} more. Choose a panel to see fewer.</p>
      ) : null}
    </>
  )
}

function disagreementsInWords({ disagreements }: DebriefRow) {
  if (disagreements === null) return <span className="text-ink-3">Not open to you yet</span>
  if (disagreements === 0) return <span className="text-ink-3">None</span>
  return <strong className="font-semibold">{count(disagreements, 'answer')}</strong>
}

function standsInWords(row: DebriefRow, moment: (at: Date) => string): string {
  const settled = row.settled > 0 ? `, ${count(row.settled, 'question')} settled` : ''
  switch (row.state) {
    case 'sealed':
      return row.opensWhen ?? ''
    case 'own scorecard':
      return 'Opens to you once your own scorecard is in.'
    case 'ready':
      return row.disagreements === 0 ? 'Open. The panel scored alike.' : 'Open, and nobody has started yet.'
    case 'running':
      return row.startedAt ? `Since ${moment(row.startedAt)}${settled}` : ''
    case 'ended':
      return row.endedAt ? `Ended ${moment(row.endedAt)}${settled}` : ''
  }
}
