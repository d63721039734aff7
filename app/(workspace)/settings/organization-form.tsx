'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'

type Organization = { name: string; timeZone: string }

/** Name and time zone of the organization. */
export function OrganizationForm({
  organization,
  timeZones,
}: {
  organization: Organization
  timeZones: readonly string[]
}) {
  const router = useRouter()
  const act = useAct((input: Organization) => trpc.organizations.change.mutate(input), {
    onDone: () => {
      showToast('Settings saved')
      router.refresh()
    },
  })
  const wrong = act.error?.fields ?? {}
  const zones = timeZones.includes(organization.timeZone) ? timeZones : [organization.timeZone, ...timeZones]
  return (
    <ActForm
      act={act}
      label="Organization"
      onSubmit={(form) =>
        act.run({
          name: formText(form, 'name'),
          timeZone: formText(form, 'timeZone'),
        })
      }
    >
      <Field label="Organization name" error={wrong.name}>
        {(control) => (
          <TextInput {...control} name="name" defaultValue={organization.name} autoComplete="organization" />
        )}
      </Field>
      <Field label="Time zone" description="For dates and times of sessions." error={wrong.timeZone}>
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            defaultValue={organization.timeZone}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        )}
      </Field>
      <div>
        <Button kind="primary" type="submit" pending={act.pending}>
          Save settings
        </Button>
      </div>
    </ActForm>
  )
}
