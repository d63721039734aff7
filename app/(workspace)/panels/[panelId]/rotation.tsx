'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { readNumber } from '../../sets/read-number'
import type { Interviewer, Person } from '../panel-fields'
import { localTime, startOf } from '../zoned-time'
import { RotationTable } from './rotation-table'
import type { AskedOf } from './unqualified'

/** A session that is proposed; its start as a clock in the zone chosen shows it. */
export type Planned = { applicationId: string; startsAt: string; memberIds: readonly string[] }

type RotationProps = {
  panelId: string
  /** In any order; the sessions come in that of `applicationIds`. */
  candidates: readonly Person[]
  applicationIds: readonly string[]
  interviewers: readonly Interviewer[]
  questions: readonly AskedOf[]
  startsAt: Date | null
  slotMinutes: number
  timeZone: string
  planned: readonly Planned[] | null
  onPlanned: (planned: readonly Planned[] | null) => void
}

const everybody = 'everybody'

/** Some of the interviewers to each candidate, in turn: proposed, looked at and changed before anything is written. */
export function Rotation(props: RotationProps) {
  const { panelId, applicationIds, interviewers, startsAt, slotMinutes, timeZone, planned, onPlanned } = props
  const [each, setEach] = useState(everybody)
  const [pause, setPause] = useState('0')
  const [before, setBefore] = useState<readonly (readonly string[])[]>([])
  const isAll = each === everybody || Number(each) >= interviewers.length
  const act = useAct(
    () =>
      trpc.panels.rotate.query({
        panelId,
        applicationIds: [...applicationIds],
        startsAt: startOf(startsAt),
        slotMinutes,
        pauseMinutes: readNumber(pause),
        memberIds: interviewers.map((one) => one.id),
        each: isAll ? interviewers.length : Number(each),
      }),
    {
      onDone: (found) => {
        setBefore(found.before)
        onPlanned(found.sessions.map((one) => ({ ...one, startsAt: localTime(one.startsAt, timeZone) })))
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field label="Who comes to each session" error={wrong.each} className="w-56">
          {(control) => (
            <Select
              {...control}
              value={isAll ? everybody : each}
              onChange={(event) => {
                setEach(event.target.value)
                onPlanned(null)
              }}
              options={[
                { value: everybody, label: 'Everybody who takes part' },
                ...interviewers.slice(1).map((_, at) => ({
                  value: String(at + 1),
                  label: at === 0 ? 'One, in turn' : `${at + 1}, in turn`,
                })),
              ]}
            />
          )}
        </Field>
        <Field label="Pause in minutes" error={wrong.pauseMinutes} className="w-36">
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={pause}
              onChange={(event) => {
                setPause(event.target.value)
                onPlanned(null)
              }}
            />
          )}
        </Field>
        <Button pending={act.pending} onClick={() => void act.run()}>
          {planned ? 'Propose again' : 'Propose sessions'}
        </Button>
      </div>
      {act.error ? (
        <p role="alert" className="text-loss-text">
          {wrong.startsAt ?? act.error.message}
        </p>
      ) : null}
      {planned ? <RotationTable {...props} planned={planned} before={before} /> : null}
    </div>
  )
}
