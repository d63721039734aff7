'use client'

import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '../../form-text'
import { NewPasswordField } from '../../new-password-field'
import { signInWith } from '../../sign-in'

/** Joins by an invitation: somebody new chooses name and password, somebody known proves with theirs. */
export function AcceptForm({
  token,
  email,
  hasAccount,
}: {
  token: string
  email: string
  hasAccount: boolean
}) {
  const act = useAct(
    async (input: { name?: string; password: string }) => {
      await trpc.organizations.acceptInvitation.mutate({ token, ...input })
      await signInWith('password', { email, password: input.password })
    },
    { onDone: () => window.location.assign(path.today()) },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      asksBeforeLeaving={false}
      act={act}
      label="Join"
      onSubmit={(form) => {
        const password = formText(form, 'password')
        void act.run(hasAccount ? { password } : { password, name: formText(form, 'name') })
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasAccount ? (
        <Field label="Password" required error={wrong.password}>
          {(control) => (
            <TextInput {...control} name="password" type="password" autoComplete="current-password" />
          )}
        </Field>
      ) : (
        <>
          <Field label="Your name" required error={wrong.name}>
            {(control) => <TextInput {...control} name="name" autoComplete="name" />}
          </Field>
          <NewPasswordField error={wrong.password} />
        </>
      )}
      <div>
        <Button kind="primary" type="submit" pending={act.pending}>
          Join
        </Button>
      </div>
    </ActForm>
  )
}
