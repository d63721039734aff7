'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useRef, useState } from 'react'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { sessionCan, stageOf, whyNotNoShow } from '@/server/session-life/rules'
import type { Room } from '@/server/sessions/room'
import { endMeeting, noteNoShow } from '../_saving/send'
import { useNowMs } from '../time-left'
import { Part } from './question-panel'

const NoShowForm = lazy(() => import('../no-show-form').then((module) => ({ default: module.NoShowForm })))

/** What an interviewer says of the meeting itself: that it is over, or that nobody came. And why it was reopened. */
export function MeetingActs({ room }: { room: Room }) {
  const router = useRouter()
  const nowMs = useNowMs()
  const [asks, setAsks] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const act = useAct(() => endMeeting(room), { onDone: () => router.refresh() })
  const now = nowMs === null ? null : new Date(nowMs)
  const seats = room.others.filter((other) => other.here)
  const mayNote = now !== null && !whyNotNoShow({ ...room, seats }, now)
  const isOver = now !== null && stageOf(room, now) === 'wrapping up'
  const mayEnd = sessionCan('end meeting', room) && !isOver
  const { reopening } = room
  const isMarked = reopening?.afterOpening || room.card.owedAfterOpening
  if (!mayNote && !mayEnd && !isOver && !reopening && !isMarked) return null

  function close() {
    setAsks(false)
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
  }
  return (
    <Part title="The meeting">
      {isOver ? (
        <p className="text-ink-2">It is over. Your scorecard can still be filled in and submitted.</p>
      ) : null}
      {reopening || isMarked ? (
        <p className="wrap-anywhere text-ink-2">
          {reopening
            ? `Reopened by ${reopening.by}${reopening.reason ? `: “${reopening.reason}”` : '.'} `
            : ''}
          {isMarked ? 'What is submitted now is marked as after the seal opened.' : ''}
        </p>
      ) : null}
      {act.error ? <ActRefusal error={act.error} /> : null}
      {asks ? (
        <Suspense>
          <NoShowForm
            candidate={room.candidate.label}
            act={(note) => noteNoShow(room, note)}
            onDone={() => router.refresh()}
            onClose={close}
          />
        </Suspense>
      ) : (
        <div ref={opener} className="flex flex-wrap gap-2">
          {mayNote ? (
            <Button size="small" onClick={() => setAsks(true)}>
              Candidate did not come
            </Button>
          ) : null}
          {mayEnd ? (
            <Button size="small" pending={act.pending} onClick={() => void act.run()}>
              Meeting is over
            </Button>
          ) : null}
        </div>
      )}
    </Part>
  )
}
