'use client'

import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextLink } from '@/app/_ui/link'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '../form-text'
import { signInByPassword } from '../sign-in'

/** Signs in by email and password, then goes on to `next`. */
export function PasswordForm({ next }: { next: string }) {
  const act = useAct(signInByPassword, {
    // A full load, so that nothing fetched as somebody else is shown again.
    onDone: () => window.location.assign(next),
  })
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      asksBeforeLeaving={false}
      act={act}
      label="Sign in"
      onSubmit={(form) => act.run({ email: formText(form, 'email'), password: formText(form, 'password') })}
    >
      <Field label="Email" error={wrong.email}>
        {(control) => <TextInput {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <Field label="Password" error={wrong.password}>
        {(control) => (
          <TextInput {...control} name="password" type="password" autoComplete="current-password" />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button kind="primary" type="submit" pending={act.pending}>
          Sign in
        </Button>
        <TextLink href={path.forgottenPassword()}>Forgotten password</TextLink>
      </div>
    </ActForm>
  )
}
