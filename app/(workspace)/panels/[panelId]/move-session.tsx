'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { InPlaceForm } from '@/app/_ui/in-place-form'
import { useAct } from '@/app/_ui/use-act'
import { showUndoable } from '../../jobs/undo'
import { readNumber } from '../../sets/read-number'
import type { Interviewer } from '../panel-fields'
import { instantOf, localTime, startOf } from '../zoned-time'
import type { ShownSession } from './evaluation-row'
import { type AskedOf, Unqualified } from './unqualified'
import { useDeviceZone } from './use-device-zone'
import { type When, WhenFields, zonesOf } from './when-fields'

type MoveSessionProps = {
  session: ShownSession
  candidate: string
  interviewers: readonly Interviewer[]
  questions: readonly AskedOf[]
  organizationZone: string
  questionMinutes: number
  onClose: () => void
}

/** Moves one session that has not begun, or changes who comes to it. */
export function MoveSession({
  session,
  candidate,
  interviewers,
  questions,
  organizationZone,
  questionMinutes,
  onClose,
}: MoveSessionProps) {
  const router = useRouter()
  const deviceZone = useDeviceZone(organizationZone)
  const [when, setWhen] = useState<When>({
    startsAt: localTime(session.startsAt, session.timeZone),
    slot: String(session.slotMinutes),
    timeZone: session.timeZone,
    place: session.place,
  })
  const coming = session.seats.filter((seat) => !seat.excusedAt).map((seat) => seat.memberId)
  const [memberIds, setMemberIds] = useState<readonly string[]>(coming)
  const excused = new Set(session.seats.filter((seat) => seat.excusedAt).map((seat) => seat.memberId))
  const people = [
    ...interviewers,
    // Somebody who left the panel since keeps the seat they have.
    ...session.seats.flatMap(({ memberId, name }) =>
      interviewers.some((one) => one.id === memberId) ? [] : [{ id: memberId, name, qualifiedFor: [] }],
    ),
  ]

  const { id: sessionId, startsAt, slotMinutes, timeZone, place } = session
  const act = useAct(
    async () => {
      await trpc.panels.reschedule.mutate({
        sessionId,
        startsAt: startOf(instantOf(when.startsAt, when.timeZone)),
        slotMinutes: readNumber(when.slot),
        timeZone: when.timeZone,
        place: when.place,
        memberIds: [...memberIds],
      })
    },
    {
      onDone: () => {
        onClose()
        router.refresh()
        showUndoable(`${candidate} rescheduled`, async () => {
          await trpc.panels.reschedule.mutate({
            sessionId,
            startsAt,
            slotMinutes,
            timeZone,
            place,
            memberIds: coming,
          })
          router.refresh()
        })
      },
    },
  )

  const wrong = act.error?.fields ?? {}
  return (
    <InPlaceForm
      act={act}
      label={`Reschedule ${candidate}`}
      submit="Save session"
      className="max-w-5xl!"
      onSubmit={() => void act.run()}
      onClose={onClose}
    >
      <WhenFields
        when={when}
        onChange={setWhen}
        zones={zonesOf(deviceZone, organizationZone, session.timeZone)}
        errors={wrong}
        questionMinutes={session.otherVersion === null ? questionMinutes : null}
      />
      <CheckboxGroup
        legend="Who comes"
        name="memberIds"
        choices={people.map(({ id, name }) => ({
          value: id,
          label: excused.has(id) ? `${name} (excused)` : name,
          disabled: excused.has(id),
        }))}
        values={memberIds}
        onChange={setMemberIds}
        error={wrong.memberIds}
      />
      {session.otherVersion === null ? (
        <Unqualified questions={questions} coming={people.filter((one) => memberIds.includes(one.id))} />
      ) : null}
    </InPlaceForm>
  )
}
