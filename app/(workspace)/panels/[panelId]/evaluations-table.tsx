import { EmptyState } from '@/app/_ui/empty-state'
import { Column, Table, TableHead } from '@/app/_ui/table'
import type { listEvaluations } from '@/server/panels/evaluations'
import type { findPanel } from '@/server/panels/panels'
import { dayInWords, sessionInWords } from '../session-time'
import { EvaluationRow, type ShownEvaluation } from './evaluation-row'
import { askedOf } from './unqualified'

type EvaluationsTableProps = {
  panel: Awaited<ReturnType<typeof findPanel>>
  evaluations: Awaited<ReturnType<typeof listEvaluations>>
  organizationZone: string
  now: Date
  mayChange: boolean
}

/** Each candidate with their sessions, who is in and who is missing, and the seal. */
export function EvaluationsTable({
  panel,
  evaluations,
  organizationZone,
  now,
  mayChange,
}: EvaluationsTableProps) {
  if (evaluations.length === 0)
    return (
      <EmptyState title="No sessions yet">
        {mayChange
          ? 'Choose candidates and a time below. Who asks what stands under it.'
          : 'They appear here as soon as a manager has scheduled them.'}
      </EmptyState>
    )
  // Formatted here, so that the words do not depend on the browser.
  const shown: ShownEvaluation[] = evaluations.map(({ sessions, brokenAt, ...evaluation }) => ({
    ...evaluation,
    brokenOn: brokenAt && dayInWords(brokenAt, organizationZone, now),
    sessions: sessions.map((session) => ({
      ...session,
      when: sessionInWords(session, organizationZone, now),
      otherVersion: session.setVersionId === panel.setVersionId ? null : session.setVersionNumber,
    })),
  }))
  return (
    <Table label="Evaluations">
      <TableHead>
        <Column className="w-56 max-md:sr-only">Candidate</Column>
        <Column className="max-md:sr-only">Sessions</Column>
        <Column className="w-64 max-md:sr-only">Seal</Column>
        {mayChange || panel.mayBreakSeals ? (
          <Column labelHidden className="w-12 max-md:sr-only">
            Acts
          </Column>
        ) : null}
      </TableHead>
      <tbody>
        {shown.map((evaluation) => (
          <EvaluationRow
            key={evaluation.id}
            panelId={panel.id}
            evaluation={evaluation}
            interviewers={panel.interviewers
              .filter((one) => !one.hasLeft)
              .map(({ memberId, name, qualifiedFor }) => ({ id: memberId, name, qualifiedFor }))}
            questions={panel.questions.map(askedOf)}
            organizationZone={organizationZone}
            questionMinutes={panel.questions.reduce((sum, one) => sum + one.minutes, 0)}
            mayManage={panel.mayManage}
            mayChange={mayChange}
            mayBreakSeals={panel.mayBreakSeals}
          />
        ))}
      </tbody>
    </Table>
  )
}
