'use client'

import { useEffect, useRef, useState } from 'react'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'

type NoShowFormProps = {
  candidate: string
  act: (note: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** Notes that the candidate did not come; opens where it was asked for. */
export function NoShowForm({ candidate, act: run, onDone, onClose }: NoShowFormProps) {
  const [note, setNote] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const act = useAct(() => run(note), { onDone })
  useEffect(() => {
    box.current?.querySelector('textarea')?.focus({ preventScroll: true })
    // The whole of it, clear of what stays at the edges of the room.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className="scroll-my-24 pt-1">
      <ActForm act={act} label={`${candidate} did not come`} onSubmit={() => void act.run()}>
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
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" pending={act.pending}>
            Record no-show
          </Button>
          <Button kind="bare" onClick={onClose}>
            Leave it as it is
          </Button>
        </div>
      </ActForm>
    </div>
  )
}
