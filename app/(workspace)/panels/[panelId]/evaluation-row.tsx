'use client'

import { useCallback, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import { Cell, Row, RowHeading } from '@/app/_ui/table'
import type { listEvaluations } from '@/server/panels/evaluations'
import { Seal } from '../../candidates/seal'
import type { Interviewer } from '../panel-fields'
import { EvaluationMenu } from './evaluation-menu'
import { type SessionAct, SessionForm } from './session-form'
import { SessionLine } from './session-line'
import type { AskedOf } from './unqualified'

type Evaluation = Awaited<ReturnType<typeof listEvaluations>>[number]

export type ShownSession = Evaluation['sessions'][number] & {
  when: string
  /** The number of the set version it pins, where that is not the panel's. */
  otherVersion: number | null
}
export type ShownEvaluation = Omit<Evaluation, 'sessions' | 'brokenAt'> & {
  brokenOn: string | null
  sessions: ShownSession[]
}

type EvaluationRowProps = {
  panelId: string
  evaluation: ShownEvaluation
  interviewers: readonly Interviewer[]
  questions: readonly AskedOf[]
  organizationZone: string
  /** How long the questions of the panel's set take. */
  questionMinutes: number
  mayManage: boolean
  mayChange: boolean
  mayBreakSeals: boolean
}

/** One candidate on the panel. Narrow screens stack the cells. */
export function EvaluationRow(props: EvaluationRowProps) {
  const { evaluation, mayChange, mayBreakSeals } = props
  const [asked, setAsked] = useState<SessionAct | null>(null)
  const row = useRef<HTMLTableRowElement>(null)
  const close = useCallback(() => {
    setAsked(null)
    row.current?.querySelector('button')?.focus()
  }, [])
  const hasActs = mayChange || mayBreakSeals
  const cell = 'max-md:border-0 max-md:px-0 max-md:py-0.5'
  return (
    <>
      <Row
        ref={row}
        className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:border-b max-md:border-line max-md:py-2.5"
      >
        <RowHeading className={cell}>
          <TextLink
            href={path.candidate(evaluation.candidateId)}
            className="text-ink! no-underline! hover:underline!"
          >
            {evaluation.candidate}
          </TextLink>
        </RowHeading>
        <Cell className={`${cell} max-md:order-1 max-md:col-span-2`}>
          <ul className="flex flex-col gap-2">
            {evaluation.sessions.map((session) => (
              <SessionLine
                key={session.id}
                panelId={props.panelId}
                session={session}
                candidate={evaluation.candidate}
                mayManage={props.mayManage}
              />
            ))}
          </ul>
        </Cell>
        <Cell className={`${cell} max-md:order-1 max-md:col-span-2`}>
          <Seal evaluation={evaluation} />
          {evaluation.openedAt ? (
            <p className="mt-0.5">
              <TextLink href={path.debrief(evaluation.jobId, evaluation.id)}>
                Debrief<span className="sr-only"> on {evaluation.candidate}</span>
              </TextLink>
            </p>
          ) : null}
          {evaluation.breakReason ? (
            <p className="mt-0.5 text-ink-2 wrap-anywhere">
              Broken by {evaluation.brokenBy} on {evaluation.brokenOn}: “{evaluation.breakReason}”
            </p>
          ) : null}
        </Cell>
        {hasActs ? (
          <Cell className={`${cell} text-end`}>
            <EvaluationMenu {...props} onAsk={setAsked} />
          </Cell>
        ) : null}
      </Row>
      {asked ? (
        <tr className="max-md:block">
          <td colSpan={hasActs ? 4 : 3} className="border-b border-line bg-sunken p-4 max-md:block">
            <SessionForm
              key={`${asked.kind} ${asked.sessionId}`}
              asked={asked}
              evaluation={evaluation}
              interviewers={props.interviewers}
              questions={props.questions}
              organizationZone={props.organizationZone}
              questionMinutes={props.questionMinutes}
              onClose={close}
            />
          </td>
        </tr>
      ) : null}
    </>
  )
}
