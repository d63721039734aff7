import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'

type JobFieldsProps = {
  wrong: Readonly<Record<string, string>>
  job?: { title: string; description: string }
}

/** What a job says about itself; for opening one and for changing it. */
export function JobFields({ wrong, job }: JobFieldsProps) {
  return (
    <>
      <Field label="Title" error={wrong.title}>
        {(control) => (
          <TextInput {...control} name="title" autoFocus autoComplete="off" defaultValue={job?.title} />
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
