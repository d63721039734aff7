'use client'

import X from 'lucide-react/icons/x'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { FieldError } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import type { JobPlace } from '@/server/access'
import { whyNotLoseManager, whyNotTeamRole } from '@/server/jobs/rules'
import { showUndoable } from '../undo'
import { type Colleague, type TeamRole, teamRoleOf, teamRoleOptions } from './team-roles'

export type Place = { memberId: string; name: string; role: TeamRole; memberRole: Colleague['role'] }

type TeamRowProps = {
  jobId: string
  place: Place
  team: readonly Place[]
  me: { memberId: string; place: JobPlace }
}

/** One person of the team: another role or out, both with undo. Who lets themselves go is asked first. */
export function TeamRow({ jobId, place, team, me }: TeamRowProps) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [isRefreshing, startRefresh] = useTransition()
  // What was chosen shows until the page knows it, so that the field does not jump back meanwhile.
  const [chosen, setChosen] = useState(place.role)
  const refresh = () => startRefresh(() => router.refresh())
  const { memberId, name } = place
  const give = (role: TeamRole) => trpc.jobs.addToTeam.mutate({ jobId, memberId, role })
  // An admin stays able to come back; everybody else who leaves could not undo it.
  const cannotReturn = memberId === me.memberId && me.place !== 'admin'
  const change = useAct(
    (role: TeamRole) => {
      setChosen(role)
      return give(role)
    },
    {
      onDone: () => {
        showUndoable(`${name} is ${place.role === 'manager' ? 'reviewer' : 'manager'} now`, async () => {
          await give(place.role)
          refresh()
        })
        refresh()
      },
    },
  )
  const remove = useAct(() => trpc.jobs.removeFromTeam.mutate({ jobId, memberId }), {
    onDone: () => {
      setAsking(false)
      if (cannotReturn) {
        showToast('You left the team')
        router.push(path.jobs())
        return
      }
      showUndoable(`${name} was removed from the team`, async () => {
        await give(place.role)
        refresh()
      })
      refresh()
    },
  })
  const whyStay = whyNotLoseManager(team, memberId)
  const isFixed = whyStay !== null || cannotReturn
  const errorId = `team-error-${memberId}`
  const error = change.error ?? remove.error
  return (
    <li className="border-b border-line py-1.5">
      <div className="flex items-center gap-2">
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 font-medium">
          {name} {memberId === me.memberId ? <Badge>you</Badge> : null}
        </span>
        <Select
          aria-label={`Role of ${name}`}
          aria-invalid={change.error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          className="w-28! shrink-0"
          value={change.pending || isRefreshing ? chosen : place.role}
          onChange={(event) => void change.run(teamRoleOf(event.target.value))}
          options={teamRoleOptions.map((option) => ({
            ...option,
            disabled:
              option.value === 'manager'
                ? whyNotTeamRole({ name, role: place.memberRole }, 'manager') !== null
                : isFixed && place.role === 'manager',
          }))}
        />
        <Button
          kind="bare"
          size="small"
          iconLabel={cannotReturn ? 'Leave the team' : `Remove ${name} from the team`}
          aria-haspopup={cannotReturn ? 'dialog' : undefined}
          pending={remove.pending}
          disabledReason={whyStay}
          onClick={() => {
            if (cannotReturn) setAsking(true)
            else void remove.run()
          }}
        >
          <X aria-hidden size={16} />
        </Button>
      </div>
      {error ? (
        <div role="alert" className="mt-1">
          <FieldError id={errorId}>{error.message}</FieldError>
        </div>
      ) : null}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Leave this team?"
        actions={
          <>
            <Button kind="danger" pending={remove.pending} onClick={() => void remove.run()}>
              Leave
            </Button>
            <Button onClick={() => setAsking(false)}>Stay</Button>
          </>
        }
      >
        <p>You lose sight of this job at once. Another manager or an admin can bring you back.</p>
      </Dialog>
    </li>
  )
}
