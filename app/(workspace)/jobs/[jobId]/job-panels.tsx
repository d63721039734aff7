import { path } from '@/app/_api/path'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listPanels } from '@/server/panels/panels'

type Panel = Awaited<ReturnType<typeof listPanels>>[number]

type JobPanelsProps = {
  jobId: string
  panels: readonly Panel[]
  archived: readonly Panel[]
  mayManage: boolean
  isInterviewer: boolean
  /** Whether the first panel is what should happen next: there are candidates. */
  isNext: boolean
}

/** The job's interview stages; to an interviewer, those they are on. */
export function JobPanels({ jobId, panels, archived, mayManage, isInterviewer, isNext }: JobPanelsProps) {
  const newPanel = (kind: 'primary' | 'quiet') => (
    <LinkButton kind={kind} href={path.newPanel({ job: jobId })}>
      New panel
    </LinkButton>
  )
  return (
    <Section
      title={isInterviewer ? 'Your panels' : 'Panels'}
      actions={mayManage && panels.length > 0 ? newPanel('quiet') : null}
    >
      {panels.length === 0 ? (
        <EmptyState title="No panels yet" actions={mayManage ? newPanel(isNext ? 'primary' : 'quiet') : null}>
          A panel is one interview stage: a published set of questions, the interviewers, and a seal that
          keeps their scores apart until all are in.
        </EmptyState>
      ) : (
        <Table label="Panels">
          <TableHead>
            <Column>Panel</Column>
            <Column className="max-md:hidden">Set</Column>
            <Column className="max-sm:hidden">Interviewers</Column>
            <Column className="w-40">Evaluations</Column>
          </TableHead>
          <tbody>
            {panels.map((panel) => (
              <Row key={panel.id}>
                <RowHeading>
                  <RowLink href={path.panel(panel.id)}>{panel.name}</RowLink>
                </RowHeading>
                <Cell className="min-w-32 text-ink-2 wrap-anywhere max-md:hidden">
                  {panel.setName}, <span className="whitespace-nowrap">version {panel.setVersionNumber}</span>
                </Cell>
                <Cell className="min-w-28 text-ink-2 max-sm:hidden">{panel.interviewers.join(', ')}</Cell>
                <Cell className="tabular-nums">{standingInWords(panel)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {archived.length > 0 ? (
        <p className="mt-3 text-ink-2">
          Archived:{' '}
          {archived.map((panel, at) => (
            <span key={panel.id}>
              {at > 0 ? ', ' : ''}
              <TextLink href={path.panel(panel.id)}>{panel.name}</TextLink>
            </span>
          ))}
        </p>
      ) : null}
    </Section>
  )
}

function standingInWords({ evaluations, opened }: Panel): string {
  const sealed = evaluations - opened
  if (evaluations === 0) return 'None scheduled'
  if (sealed === 0) return `All ${opened} open`
  return opened === 0 ? `${sealed} sealed` : `${opened} open, ${sealed} sealed`
}
