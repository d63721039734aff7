import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listEvaluations } from '@/server/panels/evaluations'
import type { findPanel } from '@/server/panels/panels'
import { sessionInWords } from '../session-time'
import { ScheduleForm } from './schedule-form'
import { askedOf } from './unqualified'

type SchedulePartProps = {
  panel: Awaited<ReturnType<typeof findPanel>>
  evaluations: Awaited<ReturnType<typeof listEvaluations>>
  organizationZone: string
  now: Date
  /** The application that another session was asked for. */
  add: string | null
}

/** Where sessions are scheduled. Open while a candidate has none yet, else on request. */
export async function SchedulePart({ panel, evaluations, organizationZone, now, add }: SchedulePartProps) {
  const applications = await load((api) => api.candidates.ofJob({ jobId: panel.jobId }))
  const candidates = applications.map(({ id, label }) => {
    const standing = evaluations
      .filter((one) => one.applicationId === id)
      .flatMap((one) => one.sessions)
      .filter((session) => session.state !== 'cancelled' && session.state !== 'no-show')
    return {
      id,
      name: label,
      scheduled: standing.map((session) => sessionInWords(session, organizationZone, now)),
    }
  })
  const present = panel.interviewers.filter((one) => !one.hasLeft)
  return (
    <div id="schedule">
      <Section title="Schedule" ruled>
        {candidates.length === 0 ? (
          <EmptyState
            title="No candidates yet"
            actions={
              <LinkButton kind="primary" href={path.newCandidate({ job: panel.jobId })}>
                New candidate
              </LinkButton>
            }
          >
            Sessions are scheduled for candidates of the job “{panel.jobTitle}”.
          </EmptyState>
        ) : (
          <ScheduleForm
            key={add}
            panelId={panel.id}
            candidates={[
              ...candidates.filter((one) => one.scheduled.length === 0),
              ...candidates.filter((one) => one.scheduled.length > 0),
            ]}
            interviewers={present.map(({ memberId, name, qualifiedFor }) => ({
              id: memberId,
              name,
              qualifiedFor,
            }))}
            questions={panel.questions.map(askedOf)}
            slotMinutes={panel.slotMinutes}
            questionMinutes={panel.questions.reduce((sum, one) => sum + one.minutes, 0)}
            organizationZone={organizationZone}
            chosen={candidates.some((one) => one.id === add) ? add : null}
          />
        )}
      </Section>
    </div>
  )
}
