'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { Field } from '@/app/_ui/field'
import { InPlaceForm } from '@/app/_ui/in-place-form'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { Person } from '../panel-fields'
import type { ShownSession } from './evaluation-row'

type ReopenFormProps = {
  session: ShownSession
  candidate: string
  isOpened: boolean
  /** Whether this member can read what the others submitted, though the seal is not open to all. */
  couldRead: (memberId: string) => boolean
  /** Those of the panel who have no scorecard in the session. */
  free: readonly Person[]
  onDone: () => void
  onClose: () => void
}

const listed = (people: readonly { name: string }[]) =>
  new Intl.ListFormat('en-GB').format(people.map((one) => one.name))

/** Takes up a session that is over. */
export function ReopenForm({ session, candidate, free, onClose, ...props }: ReopenFormProps) {
  const [reason, setReason] = useState('')
  const [memberIds, setMemberIds] = useState<readonly string[]>([])
  const act = useAct(
    () => trpc.sessions.reopen.mutate({ sessionId: session.id, reason, memberIds: [...memberIds] }),
    { onDone: props.onDone },
  )
  const wrong = act.error?.fields ?? {}
  const goOn = session.seats.filter((seat) => seat.excusedByNoShow)
  const readers = [
    ...goOn,
    ...free.flatMap(({ id, name }) => (memberIds.includes(id) ? [{ memberId: id, name }] : [])),
  ].filter((one) => props.couldRead(one.memberId))
  return (
    <InPlaceForm
      act={act}
      label={`Reopen the session of ${candidate}`}
      submit="Reopen session"
      onSubmit={() => void act.run()}
      onClose={onClose}
    >
      <p className="max-w-prose text-ink-2">
        {goOn.length > 0
          ? `${listed(goOn)} can go on where they were.`
          : 'What was submitted stays as it is, and an excuse is final: the session goes on for those who join it.'}
        {props.isOpened
          ? ' The seal is open: what is submitted from now on is marked “after opening”.'
          : readers.length > 0
            ? ` The seal has opened to ${listed(readers)}: what they submit now is marked “after opening”.`
            : ''}
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
    </InPlaceForm>
  )
}
