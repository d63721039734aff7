import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listWaiting } from '@/server/sessions/overseen'

/** What waits for whom, oldest meeting first. */
export function WaitingTable({ waiting }: { waiting: Awaited<ReturnType<typeof listWaiting>> }) {
  return (
    <Table label="Waiting for scorecards" scroll="page">
      <TableHead>
        <Column>Candidate</Column>
        <Column className="max-sm:hidden">Panel</Column>
        <Column numeric>In</Column>
        <Column>Missing</Column>
      </TableHead>
      <tbody>
        {waiting.map((evaluation) => (
          <Row key={evaluation.evaluationId}>
            <RowHeading>
              <RowLink href={path.panel(evaluation.panelId)}>{evaluation.candidate}</RowLink>
              <span className="block font-normal text-ink-2 sm:hidden">
                {evaluation.panelName} · {evaluation.jobTitle}
              </span>
            </RowHeading>
            <Cell className="max-sm:hidden">
              {evaluation.panelName} · {evaluation.jobTitle}
            </Cell>
            <Cell numeric className="whitespace-nowrap">
              {evaluation.submitted} of {evaluation.seats}
            </Cell>
            <Cell>
              {evaluation.missing.join(', ')}
              {evaluation.told ? <span className="block text-attention-text">Reminded twice</span> : null}
              {evaluation.toCome.length > 0 ? (
                <span className="block text-ink-2">To come: {evaluation.toCome.join(', ')}</span>
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
