'use client'

import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'

/** Ends every session of this person, then shows the sign-in page. */
export function SignOutEverywhere() {
  const act = useAct(() => trpc.organizations.signOutEverywhere.mutate(), {
    onDone: () => window.location.assign(path.signIn()),
  })
  return (
    <>
      <Button pending={act.pending} onClick={() => void act.run()}>
        Sign out everywhere
      </Button>
      {act.error ? (
        <div role="alert" className="mt-2">
          <FieldError id="sign-out-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </>
  )
}
