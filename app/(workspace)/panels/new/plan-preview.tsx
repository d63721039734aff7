'use client'

import { useId } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { type Assignment, defaultPlan, qualifiedAmong, warningsOf } from '@/server/plans/rules'
import { asPlanner, type Interviewer } from '../panel-fields'

export type PlannedQuestion = {
  id: string
  prompt: string
  minutes: number
  competencies: readonly string[]
  /** In the order of their names. */
  competencyIds: readonly string[]
}

/** Who asks and who scores each question, in their order. */
export type Shares = readonly { asker: string; scorers: readonly string[] }[]

/** More would push the plan itself out of sight. */
const warningsShown = 3

type PlanPreviewProps = {
  questions: readonly PlannedQuestion[]
  interviewers: readonly Interviewer[]
  /** What was split for just these questions and interviewers; null for the plan that a panel begins with. */
  shares: Shares | null
  scorersEach: number | null
  onScorers: (scorersEach: number | null) => void
  onSplit: (shares: Shares) => void
}

/** Who would ask what, before there is a panel, and what that would lose. “Split” makes the minutes even, exactly. */
export function PlanPreview(props: PlanPreviewProps) {
  const { questions, interviewers, shares, scorersEach, onScorers, onSplit } = props
  const id = useId()
  const act = useAct(
    () =>
      trpc.panels.proposeSplit.query({
        questions: questions.map(({ minutes, competencyIds }) => ({
          minutes,
          competencyIds: [...competencyIds],
        })),
        memberIds: idsOf(interviewers),
        scorersEach,
      }),
    { onDone: (found) => onSplit(found.shares) },
  )
  const whyNot =
    questions.length === 0
      ? 'Choose the questions first.'
      : interviewers.length < 2
        ? 'Choose two interviewers or more.'
        : null
  const planners = interviewers.map(asPlanner)
  const items = questions.map((question, at) => ({ ...question, setItemId: question.id, position: at + 1 }))
  const plan = shares ?? sharesIn(items, defaultPlan(items, idsOf(interviewers), qualifiedAmong(planners)))
  const warnings = warningsOf(items, assignmentsIn(items, plan), planners)
  const nameOf = (memberId: string) => interviewers.find((one) => one.id === memberId)?.name ?? ''
  const minutesOf = (memberId: string) =>
    questions.reduce((sum, { minutes }, at) => sum + (plan[at]?.asker === memberId ? minutes : 0), 0)
  const fewer = Array.from({ length: Math.max(0, interviewers.length - 2) }, (_, at) => at + 2)
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="font-medium">
          Who asks what
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          {fewer.length > 0 ? (
            <Select
              aria-label="Who scores each question"
              className="w-auto!"
              value={scorersEach === null ? '' : String(scorersEach)}
              onChange={(event) => onScorers(event.target.value ? Number(event.target.value) : null)}
              options={[
                { value: '', label: 'Everybody scores' },
                ...fewer.map((count) => ({ value: String(count), label: `${count} score each question` })),
              ]}
            />
          ) : null}
          <Button pending={act.pending} disabledReason={whyNot} onClick={() => void act.run()}>
            Split
          </Button>
        </div>
      </div>
      {act.error ? (
        <p role="alert" className="text-loss-text">
          {act.error.message}
        </p>
      ) : null}
      {questions.length === 0 || interviewers.length === 0 ? (
        <p className="text-ink-2">It appears once questions and interviewers are chosen.</p>
      ) : (
        <>
          <p role="status">
            <strong className="font-semibold">{shares ? 'Split evenly' : 'In turn, longest first'}:</strong>{' '}
            {interviewers.map(({ id: memberId, name }) => `${name} ${minutesOf(memberId)} min`).join(', ')}.
          </p>
          {warnings.length > 0 ? (
            <Callout tone="attention">
              <ul>
                {warnings.slice(0, warningsShown).map(({ message }) => (
                  <li key={message}>{message}</li>
                ))}
                {warnings.length > warningsShown ? (
                  <li>And {warnings.length - warningsShown} more, which the panel’s page will say.</li>
                ) : null}
              </ul>
            </Callout>
          ) : null}
          <ol className="border-b border-line">
            {questions.map((question, at) => (
              <li
                key={question.id}
                className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5"
              >
                <span className="min-w-0 flex-1 basis-64 truncate" title={question.prompt}>
                  <span className="me-2 text-ink-3 tabular-nums">{at + 1}</span>
                  {question.prompt}
                </span>
                <span className="text-ink-2">
                  {question.minutes} min · {nameOf(plan[at]?.asker ?? '')} asks,{' '}
                  {scorersInWords(plan[at]?.scorers.length ?? 0, interviewers.length)}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function scorersInWords(scorers: number, interviewers: number): string {
  if (interviewers === 1) return 'scores'
  return scorers === interviewers
    ? interviewers === 2
      ? 'both score'
      : `all ${scorers} score`
    : scorers === 1
      ? 'one scores'
      : `${scorers} score`
}

const idsOf = (interviewers: readonly Interviewer[]) => interviewers.map((one) => one.id)

function sharesIn(items: readonly { setItemId: string }[], plan: readonly Assignment[]): Shares {
  return items.map(({ setItemId }) => {
    const own = plan.filter((one) => one.setItemId === setItemId)
    return {
      asker: own.find((one) => one.asks)?.memberId ?? '',
      scorers: own.filter((one) => one.scores).map((one) => one.memberId),
    }
  })
}

function assignmentsIn(items: readonly { setItemId: string }[], shares: Shares): Assignment[] {
  return items.flatMap(({ setItemId }, at) => {
    const { asker = '', scorers = [] } = shares[at] ?? {}
    return scorers.map((memberId) => ({ setItemId, memberId, asks: memberId === asker, scores: true }))
  })
}
