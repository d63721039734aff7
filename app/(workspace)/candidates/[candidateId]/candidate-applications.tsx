import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { SessionState } from '@/db/schema/sessions'
import type { listApplicationsOf } from '@/server/candidates/applications'
import { Outcome } from '../outcome'
import { Seal } from '../seal'
import { AboutYouLink } from './about-you-link'
import { ApplyToJob } from './apply-to-job'

type Application = Awaited<ReturnType<typeof listApplicationsOf>>[number]
type Evaluation = Application['evaluations'][number]

type CandidateApplicationsProps = {
  candidateId: string
  applications: readonly Application[]
  /** Jobs that the viewer may add the candidate to. */
  others: readonly { id: string; title: string }[]
  /** Jobs whose candidates the viewer may ask about themselves, and those whose they may write to. */
  asksIn: ReadonlySet<string>
  writesIn: ReadonlySet<string>
}

/** What the person applied for, and how far each panel is with them. */
export function CandidateApplications({
  candidateId,
  applications,
  others,
  asksIn,
  writesIn,
}: CandidateApplicationsProps) {
  return (
    <Section title="Applications">
      {applications.length === 0 ? <p className="text-ink-2">No application now.</p> : null}
      <ul>
        {applications.map((application) => (
          <li key={application.id} className="border-t border-line py-3 last:border-b">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="text-base font-semibold">
                <TextLink href={path.job(application.jobId)}>{application.jobTitle}</TextLink>
              </h3>
              {application.jobArchivedAt ? <Badge>archived</Badge> : null}
              {application.isOpen ? (
                <span className="ms-auto">
                  <span className="sr-only">Decision: </span>
                  <Outcome decision={application.decision} />
                </span>
              ) : null}
            </div>
            {application.evaluations.length === 0 ? (
              <p className="mt-1 text-ink-2">No session is scheduled yet.</p>
            ) : (
              <ul className="mt-2 flex flex-col gap-2">
                {application.evaluations.map((evaluation) => (
                  <EvaluationRow key={evaluation.id} evaluation={evaluation} />
                ))}
              </ul>
            )}
            {asksIn.has(application.jobId) || writesIn.has(application.jobId) ? (
              <div className="mt-3 flex flex-wrap items-center gap-2 print:hidden">
                {writesIn.has(application.jobId) && application.evaluations.length > 0 ? (
                  <LinkButton size="small" href={path.feedback(application.jobId, application.id)}>
                    Feedback
                  </LinkButton>
                ) : null}
                {asksIn.has(application.jobId) ? (
                  <AboutYouLink jobId={application.jobId} applicationId={application.id} />
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {others.length > 0 ? <ApplyToJob candidateId={candidateId} jobs={others} /> : null}
    </Section>
  )
}

function EvaluationRow({ evaluation }: { evaluation: Evaluation }) {
  return (
    <li className="grid items-baseline gap-x-6 gap-y-0.5 sm:grid-cols-[minmax(0,11rem)_9rem_minmax(0,1fr)]">
      <TextLink href={path.panel(evaluation.panelId)} className="justify-self-start">
        {evaluation.panelName}
      </TextLink>
      <Seal evaluation={evaluation} />
      <ul className="text-ink-2">
        {evaluation.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="tabular-nums">
              <time dateTime={session.startsAt.toISOString()}>{whenInWords(session)}</time>
              {`, ${session.slotMinutes} min${endings[session.state] ?? ''}`}
            </span>
            {session.isOwn ? (
              <LinkButton size="small" href={path.session(session.id)}>
                Open the room
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  )
}

const endings: Partial<Record<SessionState, string>> = { closed: ', held', 'no-show': ', no-show' }

/** On the clock of the place where the session is. */
function whenInWords({ startsAt, timeZone }: Evaluation['sessions'][number]): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(startsAt)
}
