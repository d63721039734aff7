'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Field } from '@/app/_ui/field'
import { InPlaceForm } from '@/app/_ui/in-place-form'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { whyNotReplace } from '@/server/panels/rules'
import type { Person } from '../panel-fields'
import type { ShownSession } from './evaluation-row'

type ReplaceFormProps = {
  session: ShownSession
  candidate: string
  /** Those of the panel who have no scorecard in the session. */
  free: readonly Person[]
  onDone: () => void
  onClose: () => void
}

/** Gives somebody's seat in one session to somebody else of the panel. */
export function ReplaceForm({ session, candidate, free, onDone, onClose }: ReplaceFormProps) {
  const seats = session.seats.filter((seat) => !whyNotReplace(seat, session))
  const [memberId, setMemberId] = useState(seats.length === 1 ? seats[0]!.memberId : '')
  const [byMemberId, setByMemberId] = useState('')
  const act = useAct(
    () => trpc.sessions.replaceInterviewer.mutate({ sessionId: session.id, memberId, byMemberId }),
    { onDone },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <InPlaceForm
      act={act}
      label={`Replace an interviewer of ${candidate}`}
      submit="Replace interviewer"
      onSubmit={() => void act.run()}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Who does not come" required error={wrong.memberId}>
          {(control) => (
            <Select
              {...control}
              name="memberId"
              placeholder="Choose an interviewer"
              options={seats.map((seat) => ({ value: seat.memberId, label: seat.name }))}
              value={memberId}
              onChange={(event) => setMemberId(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Who comes instead"
          required
          error={wrong.byMemberId ?? wrong.startsAt ?? wrong.memberIds}
        >
          {(control) => (
            <Select
              {...control}
              name="byMemberId"
              placeholder="Choose an interviewer"
              options={free.map(({ id, name }) => ({ value: id, label: name }))}
              value={byMemberId}
              onChange={(event) => setByMemberId(event.target.value)}
            />
          )}
        </Field>
      </div>
      <p className="text-ink-2">They ask and score the same questions, in this session.</p>
    </InPlaceForm>
  )
}
