'use client'

import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import type { Liveness } from '@/app/_api/use-live'
import { ActRefusal } from '@/app/_ui/act-form'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { PageHeader } from '@/app/_ui/page-header'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import type { Debrief } from '@/server/debriefs/debriefs'
import { stateWords } from './debrief-words'
import type { LiveDebrief } from './use-debrief'

type DebriefHeadProps = {
  debrief: Debrief
  liveness: Liveness
  moment: (at: Date) => string
  doing: LiveDebrief['doing']
  onMoved: () => void
}

/** Whom the talk is about, where it stands, and its beginning and end. */
export function DebriefHead({ debrief, liveness, moment, doing, onMoved }: DebriefHeadProps) {
  const { evaluationId, job, panel, candidate, state, talk, whyNotLead } = debrief
  const start = useAct(() => doing(() => trpc.debriefs.start.mutate({ evaluationId })), { onDone: onMoved })
  const resume = useAct(() => doing(() => trpc.debriefs.resume.mutate({ evaluationId })))
  const end = useAct(() => doing(() => trpc.debriefs.end.mutate({ evaluationId })), {
    onDone: () =>
      showToast('Debrief ended', {
        undo: async () => {
          await resume.run()
        },
      }),
  })
  const error = start.error ?? end.error ?? resume.error

  return (
    <>
      <PageHeader
        title={candidate}
        subtitle={subtitleOf(debrief, moment)}
        meta={
          <>
            <Badge tone={state === 'running' ? 'accent' : state === 'ready' ? 'attention' : 'neutral'}>
              {stateWords[state]}
            </Badge>
            {liveness === 'live' ? null : (
              <span className="text-attention-text">
                {liveness === 'offline'
                  ? 'Offline: what others do appears once you are back.'
                  : 'Not live just now: read again every 10 seconds.'}
              </span>
            )}
          </>
        }
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(job.id) },
          { label: 'Debriefs', href: path.debriefs(job.id, { panel: panel.id }) },
        ]}
        actions={
          state === 'ready' ? (
            <Button
              kind="primary"
              pending={start.pending}
              disabledReason={whyNotLead}
              onClick={() => void start.run()}
            >
              Start debrief
            </Button>
          ) : state === 'running' ? (
            <Button pending={end.pending} disabledReason={whyNotLead} onClick={() => void end.run()}>
              End debrief
            </Button>
          ) : state === 'ended' && talk && whyNotLead === null ? (
            <Button pending={resume.pending} onClick={() => void resume.run()}>
              Resume debrief
            </Button>
          ) : undefined
        }
      />
      {error ? <ActRefusal error={error} className="mb-6" /> : null}
    </>
  )
}

function subtitleOf({ panel, state, talk, agenda }: Debrief, moment: (at: Date) => string): string {
  const settled = agenda.filter((topic) => topic.settled).length
  const progress = agenda.length > 0 ? `${settled} of ${agenda.length} questions settled` : ''
  if (talk && state === 'running')
    return `${panel.name}, started by ${talk.startedByName} at ${moment(talk.startedAt)}. ${progress}.`
  if (talk?.endedAt)
    return `${panel.name}, ended by ${talk.endedByName ?? 'somebody'} at ${moment(talk.endedAt)}. ${progress}.`
  return panel.name
}
