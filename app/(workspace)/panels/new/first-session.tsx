'use client'

import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { type When, WhenFields, zonesOf } from '../[panelId]/when-fields'
import type { Person } from '../panel-fields'

type FirstSessionProps = {
  candidates: readonly Person[]
  applicationId: string
  onCandidate: (applicationId: string) => void
  when: When
  onWhen: (when: When) => void
  deviceZone: string
  organizationZone: string
  questionMinutes: number | null
  /** Whether the time shown is one that was looked for. */
  isProposed: boolean
  errors: Readonly<Record<string, string>>
}

/** The first candidate's session, if it is to be scheduled with the panel. */
export function FirstSession(props: FirstSessionProps) {
  const { candidates, applicationId, onCandidate, when, onWhen, errors, isProposed } = props
  const own = Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name.replace(/^session\./, ''), message]),
  )
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <Field
        label="First session with"
        error={own.applicationIds}
        {...(candidates.length === 0
          ? { description: 'This job has no candidate yet; sessions are scheduled on the panel’s page.' }
          : {})}
      >
        {(control) => (
          <Select
            {...control}
            className="max-w-80"
            value={applicationId}
            onChange={(event) => onCandidate(event.target.value)}
            options={[
              { value: '', label: 'Nobody yet' },
              ...candidates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </Field>
      {applicationId ? (
        <>
          <WhenFields
            when={when}
            onChange={onWhen}
            zones={zonesOf(props.deviceZone, props.organizationZone)}
            errors={own}
            questionMinutes={props.questionMinutes}
          />
          <p role="status" className="text-ink-2 empty:hidden">
            {isProposed ? 'The first hour at which all of them and the candidate are free.' : null}
          </p>
        </>
      ) : null}
    </fieldset>
  )
}
