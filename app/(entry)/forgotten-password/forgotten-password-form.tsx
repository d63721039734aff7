'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '../form-text'

/** Asks for a link; says the same whether or not the address has an account. */
export function ForgottenPasswordForm() {
  const [sentTo, setSentTo] = useState('')
  const act = useAct(async (email: string) => {
    await trpc.organizations.requestPasswordReset.mutate({ email })
    setSentTo(email)
  })
  return (
    <ActForm
      asksBeforeLeaving={false}
      act={act}
      label="Forgotten password"
      onSubmit={(form) => act.run(formText(form, 'email'))}
    >
      {sentTo && !act.error ? (
        <Callout live title="Look into your mail">
          If {sentTo} has an account, a link is on its way. It works once, for 60 minutes.
        </Callout>
      ) : null}
      <Field label="Email" required error={act.error?.fields.email}>
        {(control) => <TextInput {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <div>
        <Button kind="primary" type="submit" pending={act.pending}>
          Send the link
        </Button>
      </div>
    </ActForm>
  )
}
