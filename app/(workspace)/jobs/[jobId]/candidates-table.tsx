import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listApplications } from '@/server/candidates/applications'
import { Outcome } from '../../candidates/outcome'
import { Seal } from '../../candidates/seal'

type Application = Awaited<ReturnType<typeof listApplications>>[number]

// More panels than this stand no longer side by side, but below one another in one cell.
const columnsMax = 4

/** One row a candidate, one column a panel, so that what is still sealed is seen at a glance. */
export function CandidatesTable({ applications }: { applications: readonly Application[] }) {
  const panels = new Map(
    applications.flatMap(({ evaluations }) => evaluations.map((one) => [one.panelId, one.panelName])),
  )
  const columns = panels.size > columnsMax ? [] : [...panels]
  return (
    <Table label="Candidates">
      <TableHead>
        <Column>Candidate</Column>
        {columns.map(([panelId, panelName]) => (
          <Column key={panelId} className="max-w-44 truncate max-md:hidden">
            {panelName}
          </Column>
        ))}
        {panels.size > columnsMax ? <Column className="max-md:hidden">Evaluations</Column> : null}
        <Column className="w-28">Decision</Column>
      </TableHead>
      <tbody>
        {applications.map((application) => (
          <Row key={application.id}>
            <RowHeading>
              <RowLink href={path.candidate(application.candidateId)}>{application.label}</RowLink>
              <Standings application={application} className="font-normal md:hidden" />
            </RowHeading>
            {columns.map(([panelId]) => (
              <Cell key={panelId} className="max-md:hidden">
                <Seal evaluation={application.evaluations.find((one) => one.panelId === panelId)} />
              </Cell>
            ))}
            {panels.size > columnsMax ? (
              <Cell className="max-md:hidden">
                <Standings application={application} />
              </Cell>
            ) : null}
            <Cell>
              <Outcome decision={application.decision} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Standings({ application, className }: { application: Application; className?: string }) {
  return (
    <ul className={className}>
      {application.evaluations.map((evaluation) => (
        <li key={evaluation.id} className="flex flex-wrap gap-x-2">
          <Seal evaluation={evaluation} />
          <span className="min-w-0 text-ink-2 wrap-anywhere">{evaluation.panelName}</span>
        </li>
      ))}
    </ul>
  )
}
