'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { Person } from '../panel-fields'
import type { ShownSession } from './evaluation-row'

type ReopenFormProps = {
  session: ShownSession
  candidate: string
  isOpened: boolean
  /** Those of the panel who have no scorecard in the session. */
  free: readonly Person[]
  onDone: () => void
  onClose: () => void
}

/** Takes up a session that is over; opens under its row. */
export function ReopenForm({ session, candidate, isOpened, free, onDone, onClose }: ReopenFormProps) {
  const [reason, setReason] = useState('')
  const [memberIds, setMemberIds] = useState<readonly string[]>([])
  const act = useAct(
    () => trpc.sessions.reopen.mutate({ sessionId: session.id, reason, memberIds: [...memberIds] }),
    { onDone },
  )
  const wrong = act.error?.fields ?? {}
  const goOn = session.seats.filter((seat) => seat.excusedByNoShow).map((seat) => seat.name)
  return (
    <ActForm act={act} label={`Reopen the session of ${candidate}`} onSubmit={() => void act.run()}>
      <p className="max-w-prose text-ink-2">
        {goOn.length > 0
          ? `${new Intl.ListFormat('en-GB').format(goOn)} can go on where they were.`
          : 'What was submitted stays as it is, and an excuse is final: the session goes on for those who join it.'}
        {isOpened ? ' The seal is open: what is submitted from now on is marked “after opening”.' : ''}
      </p>
      <Field label="Reason" required error={wrong.reason}>
        {(control) => (
          <TextArea
            {...control}
            name="reason"
            rows={2}
            value={reason}
            placeholder="Came half an hour late; we talked after all."
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {free.length > 0 ? (
        <CheckboxGroup
          legend={goOn.length > 0 ? 'Who joins them' : 'Who scores now'}
          name="memberIds"
          choices={free.map(({ id, name }) => ({ value: id, label: name }))}
          values={memberIds}
          onChange={setMemberIds}
          error={wrong.memberIds}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Reopen session
        </Button>
        <Button kind="bare" onClick={onClose}>
          Leave it as it is
        </Button>
      </div>
    </ActForm>
  )
}
