import type { ReactNode } from 'react'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'
import { wrongLink } from './candidate-draft'

type CandidateFieldsProps = {
  wrong: Readonly<Record<string, string>>
  candidate?: { name: string; email: string; links: readonly string[] }
  /** Told the address once it was entered. */
  onEmail?: (email: string) => void
  /** Told that another address is being typed. */
  onEmailChange?: () => void
  /** What stands below the address. */
  afterEmail?: ReactNode
}

/** What is personal about a candidate; for adding one and for changing them. */
export function CandidateFields({
  wrong,
  candidate,
  onEmail,
  onEmailChange,
  afterEmail,
}: CandidateFieldsProps) {
  return (
    <>
      <Field label="Name" error={wrong.name}>
        {(control) => (
          <TextInput {...control} name="name" autoFocus autoComplete="off" defaultValue={candidate?.name} />
        )}
      </Field>
      <Field label="Email" description="Optional." error={wrong.email}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={candidate?.email}
            onChange={onEmailChange}
            onBlur={(event) => onEmail?.(event.target.value.trim())}
          />
        )}
      </Field>
      {afterEmail}
      <Field
        label="Links"
        description="Optional. One a line, such as a profile or code."
        error={wrongLink(wrong)}
      >
        {(control) => (
          <TextArea
            {...control}
            name="links"
            rows={3}
            spellCheck={false}
            placeholder="https://"
            defaultValue={candidate?.links.join('\n')}
          />
        )}
      </Field>
    </>
  )
}
