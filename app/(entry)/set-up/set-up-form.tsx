'use client'

import { useSyncExternalStore } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '../form-text'
import { NewPasswordField } from '../new-password-field'
import { signInWith } from '../sign-in'

type FirstOrganization = Parameters<typeof trpc.organizations.setUp.mutate>[0]

const never = () => () => {}
const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Makes the first organization with its admin, and signs them in. */
export function SetUpForm({ timeZones }: { timeZones: readonly string[] }) {
  const browserZone = useSyncExternalStore(never, zoneOfBrowser, () => 'UTC')
  const zones = timeZones.includes(browserZone) ? timeZones : [browserZone, ...timeZones]
  const act = useAct(
    async (input: FirstOrganization) => {
      await trpc.organizations.setUp.mutate(input)
      await signInWith('password', { email: input.email, password: input.password })
    },
    { onDone: () => window.location.assign(path.today()) },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      asksBeforeLeaving={false}
      act={act}
      label="Set up"
      onSubmit={(form) =>
        act.run({
          organizationName: formText(form, 'organizationName'),
          timeZone: formText(form, 'timeZone'),
          name: formText(form, 'name'),
          email: formText(form, 'email'),
          password: formText(form, 'password'),
        })
      }
    >
      <Field label="Organization name" required error={wrong.organizationName}>
        {(control) => <TextInput {...control} name="organizationName" autoComplete="organization" />}
      </Field>
      <Field label="Time zone" description="For dates and times of sessions." error={wrong.timeZone}>
        {(control) => (
          <Select
            {...control}
            // A new key, so that the zone is preselected once the browser has told it.
            key={browserZone}
            name="timeZone"
            defaultValue={browserZone}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        )}
      </Field>
      <Field label="Your name" required error={wrong.name}>
        {(control) => <TextInput {...control} name="name" autoComplete="name" />}
      </Field>
      <Field label="Email" required error={wrong.email}>
        {(control) => <TextInput {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <NewPasswordField error={wrong.password} />
      <div>
        <Button kind="primary" type="submit" pending={act.pending}>
          Set up and sign in
        </Button>
      </div>
    </ActForm>
  )
}
