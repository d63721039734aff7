'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { NewPasswordField } from '@/app/(entry)/new-password-field'

/** Changes one's own password; every other browser is signed out. */
export function PasswordForm({ email }: { email: string }) {
  const [times, setTimes] = useState(0)
  const act = useAct(
    (input: { oldPassword: string; newPassword: string }) => trpc.organizations.changePassword.mutate(input),
    {
      onDone: () => {
        // A new key empties the fields.
        setTimes((count) => count + 1)
        showToast('Password changed', { description: 'Every other browser of yours is signed out.' })
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      key={times}
      act={act}
      label="Your password"
      onSubmit={(form) =>
        act.run({
          oldPassword: formText(form, 'oldPassword'),
          newPassword: formText(form, 'newPassword'),
        })
      }
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label="Present password" error={wrong.oldPassword}>
        {(control) => (
          <TextInput {...control} name="oldPassword" type="password" autoComplete="current-password" />
        )}
      </Field>
      <NewPasswordField name="newPassword" label="New password" error={wrong.newPassword} />
      <div>
        <Button type="submit" pending={act.pending}>
          Change password
        </Button>
      </div>
    </ActForm>
  )
}
