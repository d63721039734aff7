'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { signInByPassword, signInWith } from '@/app/(entry)/sign-in'
import type { Room } from '@/server/sessions/room'

/** Signs in again without leaving the room: what waits goes on under the same person, and under nobody else. */
export function SignInAgain({ me, onDone }: { me: Room['me']; onDone: () => void }) {
  const isOfCast = useIsOfCast(me.userId)
  const goOn = async () => {
    // Somebody of several organizations is led to one of them.
    await trpc.organizations.switch.mutate({ organizationId: me.organizationId })
    onDone()
  }
  const byPassword = useAct(signInByPassword, { onDone: goOn })
  const byName = useAct(() => signInWith('cast', { userId: me.userId }), { onDone: goOn })
  return (
    <div className="mx-auto max-w-[92rem] bg-raised px-4 pt-2 pb-2 shadow-float sm:px-6">
      <Callout
        tone="attention"
        live
        title={`You are signed out. Sign in as ${me.name} to go on; what you record stays on this device until then.`}
      >
        {byName.error ? <p role="alert">{byName.error.message}</p> : null}
        {isOfCast ? (
          <div className="mt-2">
            <Button kind="primary" size="small" pending={byName.pending} onClick={() => void byName.run()}>
              Sign in as {me.name}
            </Button>
          </div>
        ) : (
          <ActForm
            act={byPassword}
            label="Sign in again"
            asksBeforeLeaving={false}
            onSubmit={(form) => byPassword.run({ email: me.email, password: formText(form, 'password') })}
          >
            <input type="hidden" name="email" autoComplete="username" value={me.email} />
            <div className="flex flex-wrap items-end gap-3 pt-2">
              <Field label={`Password of ${me.email}`} error={byPassword.error?.fields.password}>
                {(control) => (
                  <TextInput {...control} name="password" type="password" autoComplete="current-password" />
                )}
              </Field>
              <Button kind="primary" type="submit" pending={byPassword.pending}>
                Sign in
              </Button>
            </div>
          </ActForm>
        )}
      </Callout>
    </div>
  )
}

/** Whether the demo offers this person to everybody. */
function useIsOfCast(userId: string): boolean {
  const [isOfCast, setIsOfCast] = useState(false)
  useEffect(() => {
    let isShown = true
    void trpc.organizations.cast.query().then(
      (cast) => isShown && setIsOfCast(cast.some((person) => person.userId === userId)),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [userId])
  return isOfCast
}
