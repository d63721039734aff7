'use client'

import { useState } from 'react'
import { dayInWords, hoursInWords, zoneInWords } from '../session-time'
import { Clashes, useClashes } from './clashes'

type SchedulePreviewProps = {
  panelId: string
  memberIds: readonly string[]
  applicationIds: readonly string[]
  candidates: readonly string[]
  startsAt: Date | null
  slotMinutes: number
  timeZone: string
  organizationZone: string
}

/** The sessions that would be scheduled, on the clock chosen and, where it is another, on the organization's. */
export function SchedulePreview({
  panelId,
  memberIds,
  applicationIds,
  candidates,
  startsAt,
  slotMinutes,
  timeZone,
  organizationZone,
}: SchedulePreviewProps) {
  // Shown only once something was typed, so the browser's clock cannot differ from the server's first paint.
  const [now] = useState(() => new Date())
  const isComplete = startsAt && candidates.length > 0 && slotMinutes >= 5
  const sessions = isComplete
    ? candidates.map((name, at) => ({
        name,
        startsAt: new Date(startsAt.getTime() + at * slotMinutes * 60_000),
      }))
    : []
  const clashes = useClashes(
    panelId,
    slotMinutes,
    sessions.flatMap(({ startsAt: begins }, at) => {
      const applicationId = applicationIds[at]
      return applicationId && memberIds.length > 0 ? [{ applicationId, startsAt: begins, memberIds }] : []
    }),
  )
  const isPast = startsAt !== null && startsAt.getTime() < now.getTime() - 60 * 60_000
  return (
    <div aria-live="polite">
      {isComplete ? (
        <>
          <p className="font-medium">
            {sessions.length === 1 ? 'One session' : `${sessions.length} sessions`}, {zoneInWords(timeZone)}
          </p>
          <ol className="mt-1">
            {sessions.map(({ name, startsAt: begins }, at) => {
              const meeting = { startsAt: begins, slotMinutes }
              return (
                <li key={name} className="flex flex-wrap gap-x-3 py-0.5">
                  <span className="tabular-nums">
                    {dayInWords(begins, timeZone, now)}, {hoursInWords({ ...meeting, timeZone })}
                  </span>
                  <span className="min-w-0 wrap-anywhere">{name}</span>
                  {timeZone === organizationZone ? null : (
                    <span className="text-ink-2 tabular-nums">
                      {dayInWords(begins, organizationZone, now)},{' '}
                      {hoursInWords({ ...meeting, timeZone: organizationZone })} in{' '}
                      {zoneInWords(organizationZone)}
                    </span>
                  )}
                  <Clashes words={clashes[at]} />
                </li>
              )
            })}
          </ol>
          {isPast ? (
            <p className="mt-1 font-medium text-attention-text">This is in the past. Check the date.</p>
          ) : null}
        </>
      ) : (
        <p className="text-ink-2">Choose candidates and a start to see the times.</p>
      )}
    </div>
  )
}
