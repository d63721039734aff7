'use client'

import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { InPlaceForm } from '@/app/_ui/in-place-form'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'

type NoShowFormProps = {
  candidate: string
  act: (note: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** Notes that the candidate did not come. */
export function NoShowForm({ candidate, act: run, onDone, onClose }: NoShowFormProps) {
  const [note, setNote] = useState('')
  const act = useAct(() => run(note), { onDone })
  return (
    <InPlaceForm
      act={act}
      label={`${candidate} did not come`}
      submit="Record no-show"
      onSubmit={() => void act.run()}
      onClose={onClose}
    >
      <Field
        label="Note"
        description="If there is something to say. The session ends without scores; a manager can reopen it."
        error={act.error?.fields.note}
      >
        {(control) => (
          <TextArea
            {...control}
            name="note"
            rows={2}
            value={note}
            placeholder="Waited for 20 minutes, no answer on the phone."
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </InPlaceForm>
  )
}
