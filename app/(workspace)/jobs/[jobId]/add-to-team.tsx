'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { whyNotTeamRole } from '@/server/jobs/rules'
import { showUndoable } from '../undo'
import { type Colleague, type TeamRole, teamRoleOf, teamRoleOptions } from './team-roles'

/** Gives a colleague a place on the team, within what their role in the organization allows. */
export function AddToTeam({ jobId, members }: { jobId: string; members: readonly Colleague[] }) {
  const router = useRouter()
  const [memberId, setMemberId] = useState('')
  const [role, setRole] = useState<TeamRole>('reviewer')
  const chosen = members.find((member) => member.id === memberId)
  const act = useAct(async (member: Colleague, as: TeamRole) => {
    await trpc.jobs.addToTeam.mutate({ jobId, memberId: member.id, role: as })
    setMemberId('')
    showUndoable(`${member.name} is ${as} of this job now`, async () => {
      await trpc.jobs.removeFromTeam.mutate({ jobId, memberId: member.id })
      router.refresh()
    })
    router.refresh()
  })
  const whyNot = chosen ? whyNotTeamRole(chosen, role) : 'Choose a person first.'
  return (
    <ActForm
      act={act}
      label="Add to the team"
      className="mt-4 gap-2!"
      onSubmit={() => {
        if (chosen && !whyNot) void act.run(chosen, role)
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-2">
        <Field label="Person" error={act.error?.fields.memberId}>
          {(control) => (
            <Select
              {...control}
              placeholder="Choose"
              value={memberId}
              onChange={(event) => setMemberId(event.target.value)}
              options={members.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label="Role">
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={(event) => setRole(teamRoleOf(event.target.value))}
              options={teamRoleOptions}
            />
          )}
        </Field>
      </div>
      {chosen && whyNot ? <p className="text-attention-text">{whyNot}</p> : null}
      <div>
        <Button type="submit" pending={act.pending} disabledReason={whyNot}>
          Add to team
        </Button>
      </div>
    </ActForm>
  )
}
