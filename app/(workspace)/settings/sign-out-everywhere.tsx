'use client'

import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { useSignOut } from '../_frame/use-sign-out'

/** Ends every session of this person and what their browsers keep, then shows the sign-in page. */
export function SignOutEverywhere() {
  const { press, pending, error, dialog } = useSignOut(() => trpc.organizations.signOutEverywhere.mutate())
  return (
    <>
      <Button pending={pending} onClick={() => void press()}>
        Sign out everywhere
      </Button>
      {error ? (
        <div role="alert" className="mt-2">
          <FieldError id="sign-out-error">{error.message}</FieldError>
        </div>
      ) : null}
      {dialog}
    </>
  )
}
