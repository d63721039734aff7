import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import { hasBegun, stageOf } from '@/server/session-life/rules'
import type { listToday } from '@/server/sessions/overseen'
import { whenInWords } from './session-time'

type Overseen = Awaited<ReturnType<typeof listToday>>[number]

/** Today's interviews of one's jobs, earliest first, each with who interviews and how far it is. */
export function OverseenTable({ sessions, now }: { sessions: readonly Overseen[]; now: Date }) {
  return (
    <Table label="Today in your jobs" scroll="page">
      <TableHead>
        <Column>Time</Column>
        <Column>Candidate</Column>
        <Column className="max-sm:hidden">Panel</Column>
        <Column className="max-sm:hidden">Interviewers</Column>
        <Column>Scorecards</Column>
      </TableHead>
      <tbody>
        {sessions.map((session) => (
          <Row key={session.sessionId}>
            <Cell className="whitespace-nowrap tabular-nums">
              <time dateTime={session.startsAt.toISOString()}>{whenInWords(session, now)}</time>
            </Cell>
            <RowHeading>
              <RowLink href={path.panel(session.panelId)}>{session.candidate}</RowLink>
              <span className="block font-normal text-ink-2 sm:hidden">
                {session.panelName} · {session.jobTitle}
              </span>
            </RowHeading>
            <Cell className="max-sm:hidden">
              {session.panelName} · {session.jobTitle}
            </Cell>
            <Cell className="max-sm:hidden">{session.interviewers.join(', ')}</Cell>
            <Cell className="whitespace-nowrap">
              <Standing session={session} now={now} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Standing({ session, now }: { session: Overseen; now: Date }) {
  if (!hasBegun(session, now)) return <span className="text-ink-2">to come</span>
  const stage = stageOf(session, now)
  if (stage === 'no-show') return <Badge tone="attention">no-show</Badge>
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      {session.submitted} of {session.seats} in
      {stage === 'live' || stage === 'wrapping up' ? <Badge tone="accent">{stage}</Badge> : null}
    </span>
  )
}
