import Lock from 'lucide-react/icons/lock'
import { path } from '@/app/_api/path'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import type { Debrief } from '@/server/debriefs/debriefs'

/** Nothing to talk about yet: until when, and what opens it. The page changes by itself once it does. */
export function Waiting({ jobId, debrief }: { jobId: string; debrief: Debrief }) {
  const { state, opensWhen, ownDraftIn, scorecards } = debrief
  if (state === 'own scorecard')
    return (
      <EmptyState
        title="Your own scorecard first"
        actions={
          ownDraftIn ? (
            <LinkButton href={path.session(ownDraftIn)} kind="primary">
              Open the room
            </LinkButton>
          ) : undefined
        }
      >
        The others’ scores would influence yours. Once your scorecard is submitted, the debrief opens here by
        itself.
      </EmptyState>
    )
  if (state === 'sealed')
    return (
      <EmptyState
        title={
          <>
            <Lock aria-hidden size={14} className="me-2 inline-block align-[-2px] text-ink-2" />
            Sealed, {scorecards.submitted} of {scorecards.expected} in
          </>
        }
        actions={
          <>
            {ownDraftIn ? (
              <LinkButton href={path.session(ownDraftIn)} kind="primary">
                Open the room
              </LinkButton>
            ) : null}
            <LinkButton href={path.debriefs(jobId)}>All debriefs of this job</LinkButton>
          </>
        }
      >
        {opensWhen} Until then nobody sees what others scored, and there is no agenda. This page opens by
        itself.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Nothing was scored"
      actions={<LinkButton href={path.debriefs(jobId)}>All debriefs of this job</LinkButton>}
    >
      No scorecard of this evaluation has a question to talk about.
    </EmptyState>
  )
}
