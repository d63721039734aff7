'use client'

import Ellipsis from 'lucide-react/icons/ellipsis'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Menu, type MenuEntry } from '@/app/_ui/menu'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { whyNotBreakSeal, whyNotExcuse, whyNotReplace, whyNotReschedule } from '@/server/panels/rules'
import { sessionCan, stageOf, whyNotNoShow, whyNotReopen } from '@/server/session-life/rules'
import { showUndoable } from '../../jobs/undo'
import type { Person } from '../panel-fields'
import { BreakSeal } from './break-seal'
import type { ShownEvaluation, ShownSession } from './evaluation-row'
import { ExcuseScorecard } from './excuse-scorecard'
import { freeOf, type SessionAct } from './session-form'

type EvaluationMenuProps = {
  panelId: string
  evaluation: ShownEvaluation
  interviewers: readonly Person[]
  mayChange: boolean
  mayBreakSeals: boolean
  onAsk: (act: SessionAct) => void
}

/** What can be done with one evaluation. Only what cannot be undone asks first. */
export function EvaluationMenu(props: EvaluationMenuProps) {
  const { panelId, evaluation, interviewers, mayChange, mayBreakSeals, onAsk } = props
  const router = useRouter()
  const [excusing, setExcusing] = useState<ShownSession['seats'][number] | null>(null)
  const [isBreaking, setBreaking] = useState(false)

  const restore = (session: ShownSession, memberIds: string[]) =>
    trpc.panels.restoreSession.mutate({ sessionId: session.id, memberIds }).then(() => router.refresh())
  const act = useAct((run: () => Promise<void>) => run())

  async function cancel(session: ShownSession) {
    const memberIds = session.seats.filter((seat) => !seat.excusedAt).map((seat) => seat.memberId)
    const { done } = await told(async () => {
      await trpc.panels.cancel.mutate({ sessionId: session.id })
      router.refresh()
    })
    if (done) showUndoable('Session cancelled', () => restore(session, memberIds))
  }

  async function endMeeting(sessionId: string) {
    await trpc.sessions.endMeeting.mutate({ sessionId })
    router.refresh()
  }

  /** A menu is gone when its act is refused, so the refusal is told in a message. */
  async function told(run: () => Promise<void>) {
    const outcome = await act.run(run)
    if (!outcome.done) showToast('Nothing was changed', { description: outcome.error.message })
    return outcome
  }

  const several = evaluation.sessions.length > 1
  const of = (session: ShownSession) => (several ? `: ${session.when}` : '')
  const ofSession = (session: ShownSession): MenuEntry[] => {
    if (session.state === 'cancelled')
      return [
        {
          id: `restore ${session.id}`,
          label: `Restore session${of(session)}`,
          onAction: () =>
            void told(() =>
              restore(
                session,
                interviewers.map((one) => one.id),
              ),
            ),
        },
      ]
    const sessionId = session.id
    const free = freeOf(session, interviewers)
    if (sessionCan('reopen', session))
      return [
        {
          id: `reopen ${sessionId}`,
          label: `Reopen session${of(session)}`,
          disabledReason: whyNotReopen(session, free.length),
          onAction: () => onAsk({ kind: 'reopen', sessionId }),
        },
      ]
    const disabledReason = whyNotReschedule(session)
    return [
      {
        id: `move ${session.id}`,
        label: `Reschedule${of(session)}`,
        disabledReason,
        onAction: () => onAsk({ kind: 'move', sessionId }),
      },
      {
        id: `cancel ${session.id}`,
        label: `Cancel session${of(session)}`,
        disabledReason,
        onAction: () => void cancel(session),
      },
      ...(whyNotNoShow(session, new Date())
        ? []
        : [
            {
              id: `no-show ${sessionId}`,
              label: `Candidate did not come${of(session)}`,
              onAction: () => onAsk({ kind: 'no-show', sessionId }),
            },
          ]),
      ...(sessionCan('end meeting', session) && stageOf(session, new Date()) === 'live'
        ? [
            {
              id: `end ${sessionId}`,
              label: `Meeting is over${of(session)}`,
              onAction: () => void told(() => endMeeting(sessionId)),
            },
          ]
        : []),
      ...(session.seats.some((seat) => !whyNotReplace(seat, session))
        ? [
            {
              id: `replace ${sessionId}`,
              label: `Replace an interviewer${of(session)}`,
              disabledReason:
                free.length > 0 ? null : 'Nobody else is on the panel. Add somebody under Settings.',
              onAction: () => onAsk({ kind: 'replace', sessionId }),
            },
          ]
        : []),
      ...session.seats
        .filter((seat) => !whyNotExcuse(seat, session))
        .map((seat) => ({
          id: `excuse ${seat.scorecardId}`,
          label: `Excuse ${seat.name}${of(session)}`,
          onAction: () => setExcusing(seat),
        })),
    ]
  }
  const entries: MenuEntry[] = [
    ...(mayChange ? evaluation.sessions.flatMap(ofSession) : []),
    ...(mayChange
      ? [
          {
            id: 'add',
            label: 'Add another session',
            href: `${path.panel(panelId, { add: evaluation.applicationId })}#schedule`,
          },
        ]
      : []),
    ...(mayBreakSeals
      ? [
          {
            id: 'break',
            label: 'Break the seal',
            tone: 'loss' as const,
            disabledReason: whyNotBreakSeal(evaluation),
            onAction: () => setBreaking(true),
          },
        ]
      : []),
  ]
  return (
    <>
      <Menu
        trigger={<Ellipsis aria-hidden size={16} />}
        iconLabel={`Acts for ${evaluation.candidate}`}
        entries={entries}
      />
      <ExcuseScorecard seat={excusing} candidate={evaluation.candidate} onClose={() => setExcusing(null)} />
      <BreakSeal evaluation={isBreaking ? evaluation : null} onClose={() => setBreaking(false)} />
    </>
  )
}
