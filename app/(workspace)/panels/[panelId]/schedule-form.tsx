'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { readNumber } from '../../sets/read-number'
import type { Interviewer, Person } from '../panel-fields'
import { instantOf, startOf } from '../zoned-time'
import { type Planned, Rotation } from './rotation'
import { SchedulePreview } from './schedule-preview'
import { type AskedOf, Unqualified } from './unqualified'
import { useDeviceZone } from './use-device-zone'
import { type When, WhenFields, zonesOf } from './when-fields'

export type Schedulable = Person & {
  /** The times of the sessions they have here already. */ scheduled: readonly string[]
}

type ScheduleFormProps = {
  panelId: string
  candidates: readonly Schedulable[]
  interviewers: readonly Interviewer[]
  questions: readonly AskedOf[]
  slotMinutes: number
  questionMinutes: number
  organizationZone: string
  /** The candidate that another session was asked for. */
  chosen: string | null
}

/** One session per candidate, one after another. The times are shown before anything is done. */
export function ScheduleForm(props: ScheduleFormProps) {
  const {
    panelId,
    candidates,
    interviewers,
    questions,
    slotMinutes,
    questionMinutes,
    organizationZone,
    chosen,
  } = props
  const router = useRouter()
  const deviceZone = useDeviceZone(organizationZone)
  const isFirst = candidates.some((one) => one.scheduled.length === 0)
  const [isOpen, setOpen] = useState(isFirst || chosen !== null)
  const [applicationIds, setApplicationIds] = useState<readonly string[]>(chosen ? [chosen] : [])
  const [memberIds, setMemberIds] = useState<readonly string[]>(interviewers.map((one) => one.id))
  const [typed, setTyped] = useState<Omit<When, 'timeZone'> & { timeZone: string | null }>({
    startsAt: '',
    slot: String(slotMinutes),
    timeZone: null,
    place: '',
  })
  const when = { ...typed, timeZone: typed.timeZone ?? deviceZone }
  const startsAt = instantOf(when.startsAt, when.timeZone)
  const [planned, setPlanned] = useState<readonly Planned[] | null>(null)
  const act = useAct(
    () => {
      const each = {
        panelId,
        slotMinutes: readNumber(when.slot),
        timeZone: when.timeZone,
        place: when.place,
      }
      return planned
        ? trpc.panels.scheduleEach.mutate({
            ...each,
            sessions: planned.map(({ applicationId, startsAt: at, memberIds: coming }) => ({
              applicationId,
              startsAt: startOf(instantOf(at, when.timeZone)),
              memberIds: [...coming],
            })),
          })
        : trpc.panels.schedule.mutate({
            ...each,
            applicationIds: [...applicationIds],
            startsAt: startOf(startsAt),
            memberIds: [...memberIds],
          })
    },
    {
      onDone: (sessionIds) => {
        setApplicationIds([])
        setPlanned(null)
        showToast(
          sessionIds.length === 1 ? 'One session scheduled' : `${sessionIds.length} sessions scheduled`,
        )
        router.refresh()
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  const box = useRef<HTMLDivElement>(null)
  const wasAsked = useRef(chosen !== null)
  useEffect(() => {
    if (isOpen && wasAsked.current) box.current?.querySelector('input')?.focus()
  }, [isOpen])

  if (!isOpen)
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-ink-2">Every candidate of the job has a session here.</p>
        <Button
          onClick={() => {
            wasAsked.current = true
            setOpen(true)
          }}
        >
          Schedule another
        </Button>
      </div>
    )
  return (
    <div ref={box}>
      <ActForm act={act} label="Schedule" className="max-w-5xl! gap-5!" onSubmit={() => void act.run()}>
        <CheckboxGroup
          legend="Candidates"
          name="applicationIds"
          choices={candidates.map(({ id, name, scheduled }) => ({
            value: id,
            label: name,
            ...(scheduled.length > 0 ? { description: `Scheduled: ${scheduled.join('; ')}` } : {}),
          }))}
          values={applicationIds}
          onChange={(ids) => {
            setApplicationIds(ids)
            setPlanned(null)
          }}
          error={wrong.applicationIds}
        />
        <WhenFields
          when={when}
          onChange={(next) => {
            setTyped({ ...next, timeZone: next.timeZone === when.timeZone ? typed.timeZone : next.timeZone })
            if (next.place === when.place) setPlanned(null)
          }}
          zones={zonesOf(deviceZone, organizationZone)}
          errors={wrong}
          questionMinutes={questionMinutes}
        />
        <CheckboxGroup
          legend="Who takes part"
          name="memberIds"
          choices={interviewers.map(({ id, name }) => ({ value: id, label: name }))}
          values={memberIds}
          onChange={(ids) => {
            setMemberIds(ids)
            setPlanned(null)
          }}
          error={wrong.memberIds}
        />
        {applicationIds.length > 1 && memberIds.length > 1 ? (
          <Rotation
            panelId={panelId}
            candidates={candidates.filter((one) => applicationIds.includes(one.id))}
            applicationIds={applicationIds}
            interviewers={interviewers.filter((one) => memberIds.includes(one.id))}
            questions={questions}
            startsAt={startsAt}
            slotMinutes={readNumber(when.slot)}
            timeZone={when.timeZone}
            planned={planned}
            onPlanned={setPlanned}
          />
        ) : null}
        {planned ? null : (
          <Unqualified
            questions={questions}
            coming={interviewers.filter((one) => memberIds.includes(one.id))}
          />
        )}
        {planned ? null : (
          <SchedulePreview
            panelId={panelId}
            memberIds={memberIds}
            applicationIds={applicationIds}
            candidates={applicationIds.flatMap((id) => candidates.find((one) => one.id === id)?.name ?? [])}
            startsAt={startsAt}
            slotMinutes={readNumber(when.slot)}
            timeZone={when.timeZone}
            organizationZone={organizationZone}
          />
        )}
        <div>
          <Button kind="primary" type="submit" pending={act.pending}>
            Schedule sessions
          </Button>
        </div>
      </ActForm>
    </div>
  )
}
