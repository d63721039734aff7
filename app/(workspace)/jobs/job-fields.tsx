import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { isTaken } from '@/app/_ui/is-taken'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'

type JobFieldsProps = {
  wrong: Readonly<Record<string, string>>
  job?: { title: string; description: string }
  /** What the other jobs are called. */
  otherTitles: readonly string[]
}

/** What a job says about itself; for opening one and for changing it. */
export function JobFields({ wrong, job, otherTitles }: JobFieldsProps) {
  const [title, setTitle] = useState(job?.title ?? '')
  const warning = isTaken(title, otherTitles)
    ? 'There is a job with this title already. Another title tells them apart.'
    : null
  return (
    <>
      <Field label="Title" error={wrong.title} warning={warning}>
        {(control) => (
          <TextInput
            {...control}
            name="title"
            autoFocus
            autoComplete="off"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Description"
        description="Optional. What the person will do, for everybody who interviews."
        error={wrong.description}
      >
        {(control) => <TextArea {...control} name="description" rows={5} defaultValue={job?.description} />}
      </Field>
    </>
  )
}
