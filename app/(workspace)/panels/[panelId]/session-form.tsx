'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { showToast } from '@/app/_ui/toast'
import { NoShowForm } from '@/app/(room)/sessions/[sessionId]/no-show-form'
import { sealIsOpenTo } from '@/server/sessions/rules'
import type { Interviewer, Person } from '../panel-fields'
import type { ShownEvaluation, ShownSession } from './evaluation-row'
import { MoveSession } from './move-session'
import { ReopenForm } from './reopen-form'
import { ReplaceForm } from './replace-form'
import type { AskedOf } from './unqualified'

/** What was asked for in the menu and takes more than a press. */
export type SessionAct = { sessionId: string; kind: 'move' | 'no-show' | 'reopen' | 'replace' }

type SessionFormProps = {
  asked: SessionAct
  evaluation: ShownEvaluation
  interviewers: readonly Interviewer[]
  questions: readonly AskedOf[]
  organizationZone: string
  questionMinutes: number
  onClose: () => void
}

/** Those of the panel who have no scorecard in a session. */
export function freeOf(session: ShownSession, interviewers: readonly Person[]): Person[] {
  return interviewers.filter((one) => !session.seats.some((seat) => seat.memberId === one.id))
}

/** Whether the seal is open to this member by now, and something is there to read. */
function couldRead(evaluation: ShownEvaluation, memberId: string): boolean {
  const cards = evaluation.sessions.flatMap((session) => session.seats)
  const own = cards.filter((card) => card.memberId === memberId)
  return sealIsOpenTo(evaluation, own) && cards.some((card) => card.submittedAt && !own.includes(card))
}

/** What one act on a session needs to know, under the session's row. */
export function SessionForm({ asked, evaluation, onClose, ...props }: SessionFormProps) {
  const router = useRouter()
  const session = evaluation.sessions.find((one) => one.id === asked.sessionId)
  if (!session) return null
  const { candidate } = evaluation
  const done = (message: string) => () => {
    onClose()
    showToast(message)
    router.refresh()
  }
  const free = freeOf(session, props.interviewers)
  const common = { session, candidate, onClose }
  return (
    <>
      {asked.kind === 'move' ? <MoveSession {...common} {...props} /> : null}
      {asked.kind === 'no-show' ? (
        <NoShowForm
          candidate={candidate}
          act={(note) => trpc.sessions.noteNoShow.mutate({ sessionId: session.id, note })}
          onDone={done(`No-show of ${candidate} recorded`)}
          onClose={onClose}
        />
      ) : null}
      {asked.kind === 'reopen' ? (
        <ReopenForm
          {...common}
          free={free}
          isOpened={evaluation.openedAt !== null}
          couldRead={(memberId) => couldRead(evaluation, memberId)}
          onDone={done(`Session of ${candidate} reopened`)}
        />
      ) : null}
      {asked.kind === 'replace' ? (
        <ReplaceForm {...common} free={free} onDone={done('Interviewer replaced')} />
      ) : null}
    </>
  )
}
