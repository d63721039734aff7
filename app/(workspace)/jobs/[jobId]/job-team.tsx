'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { Section } from '@/app/_ui/section'
import { useAct } from '@/app/_ui/use-act'
import type { JobPlace } from '@/server/access'
import { placeInWords } from '../job-words'
import { showUndoable } from '../undo'
import { AddToTeam } from './add-to-team'
import type { Colleague } from './team-roles'
import { type Place, TeamRow } from './team-row'

type JobTeamProps = {
  jobId: string
  team: readonly Place[]
  members: readonly Colleague[]
  me: { memberId: string; place: JobPlace }
  mayManage: boolean
}

/** Who manages and who reviews the job; managers and admins change it here. */
export function JobTeam({ jobId, team, members, me, mayManage }: JobTeamProps) {
  const isOn = team.some((place) => place.memberId === me.memberId)
  const others = members.filter((member) => !team.some((place) => place.memberId === member.id))
  return (
    <Section
      title="Team"
      description={mayManage ? 'Managers run the job and decide. Reviewers read its comparison.' : undefined}
    >
      {team.length > 0 ? (
        <ul aria-label="Team" className="border-t border-line">
          {team.map((place) =>
            mayManage ? (
              <TeamRow key={place.memberId} jobId={jobId} place={place} team={team} me={me} />
            ) : (
              <li key={place.memberId} className="flex items-center gap-2 border-b border-line py-2">
                <span className="min-w-0 flex-1 font-medium">
                  {place.name} {place.memberId === me.memberId ? <Badge>you</Badge> : null}
                </span>
                <span className="text-ink-2">{placeInWords[place.role]}</span>
              </li>
            ),
          )}
        </ul>
      ) : (
        <p className="text-ink-2">Nobody is on the team any more.</p>
      )}
      {mayManage && me.place === 'admin' && !isOn ? <JoinTeam jobId={jobId} memberId={me.memberId} /> : null}
      {mayManage && others.length > 0 ? <AddToTeam jobId={jobId} members={others} /> : null}
    </Section>
  )
}

function JoinTeam({ jobId, memberId }: { jobId: string; memberId: string }) {
  const router = useRouter()
  const act = useAct(() => trpc.jobs.addToTeam.mutate({ jobId, memberId, role: 'manager' }), {
    onDone: () => {
      showUndoable('You joined the team', async () => {
        await trpc.jobs.removeFromTeam.mutate({ jobId, memberId })
        router.refresh()
      })
      router.refresh()
    },
  })
  return (
    <div className="mt-4">
      <p className="mb-2 text-ink-2">As an admin you see this job. To decide on candidates, join its team.</p>
      <Button pending={act.pending} onClick={() => void act.run()}>
        Join as manager
      </Button>
      {act.error ? (
        <div role="alert" className="mt-1">
          <FieldError id="join-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </div>
  )
}
