'use client'

import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'

/** The organizations that are left to a person, each one press away. */
export function OtherOrganizations({
  memberships,
}: {
  memberships: readonly { organizationId: string; organizationName: string }[]
}) {
  const act = useAct((organizationId: string) => trpc.organizations.switch.mutate({ organizationId }), {
    onDone: () => window.location.assign(path.today()),
  })
  if (memberships.length === 0) return null
  return (
    <div className="flex flex-col items-start gap-2">
      {memberships.map(({ organizationId, organizationName }) => (
        <Button key={organizationId} pending={act.pending} onClick={() => void act.run(organizationId)}>
          Go to {organizationName}
        </Button>
      ))}
      {act.error ? (
        <div role="alert">
          <FieldError id="switch-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </div>
  )
}
