'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '../../form-text'
import { NewPasswordField } from '../../new-password-field'

/** Sets a new password by a link, once. */
export function ResetPasswordForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false)
  const act = useAct(async (password: string) => {
    await trpc.organizations.resetPassword.mutate({ token, password })
    setDone(true)
  })
  if (isDone)
    return (
      <Callout
        live
        title="The new password is set"
        actions={
          <LinkButton kind="primary" href={path.signIn()}>
            Sign in
          </LinkButton>
        }
      />
    )
  return (
    <ActForm
      asksBeforeLeaving={false}
      act={act}
      label="New password"
      onSubmit={(form) => act.run(formText(form, 'password'))}
    >
      <NewPasswordField label="New password" error={act.error?.fields.password} />
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="primary" type="submit" pending={act.pending}>
          Set the password
        </Button>
        <TextLink href={path.forgottenPassword()}>Ask for a new link</TextLink>
      </div>
    </ActForm>
  )
}
