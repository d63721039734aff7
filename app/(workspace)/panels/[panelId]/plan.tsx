'use client'

import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { type Assignment, minutesAsked, type Planner, warningsOf } from '@/server/plans/rules'
import { type PlannedQuestion, PlanQuestion } from './plan-question'
import { Split } from './split'
import { usePlan } from './use-plan'

type PlanProps = {
  panelId: string
  questions: readonly PlannedQuestion[]
  interviewers: readonly Planner[]
  saved: readonly Assignment[]
  slotMinutes: number
}

// More interviewers than this stand below each other in each question, as on a phone.
const columnsMax = 6

/** Who asks and who scores each question. Every change is saved at once and told with what it would lose. */
export function Plan({ panelId, questions, interviewers, saved, slotMinutes }: PlanProps) {
  const { plan, replace, retry, state, error } = usePlan(panelId, saved)
  const warnings = warningsOf(questions, plan, interviewers)
  const minutes = minutesAsked(questions, plan, interviewers)
  const all = questions.reduce((sum, question) => sum + question.minutes, 0)
  const inColumns = interviewers.length <= columnsMax
  const columns = inColumns ? `minmax(14rem, 1fr) repeat(${interviewers.length}, 7.5rem)` : '1fr'

  return (
    <div className="max-w-6xl" style={{ '--plan-columns': columns } as React.CSSProperties}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className={state === 'not saved' ? 'font-medium text-attention-text' : 'text-ink-2'}>
          {state === 'saving' ? 'Saving…' : state === 'saved' ? 'Saved.' : 'Not saved.'}{' '}
          {warnings.length === 0
            ? 'Nothing is missing.'
            : `${warnings.length} warning${warnings.length === 1 ? '' : 's'}.`}
        </p>
        <Split
          panelId={panelId}
          questions={questions}
          interviewers={interviewers}
          plan={plan}
          onPlan={replace}
        />
      </div>
      {error && state === 'not saved' ? (
        <Callout
          live
          tone="attention"
          className="mb-3"
          actions={
            <Button size="small" onClick={retry}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Callout>
      ) : null}
      {warnings.length > 0 ? (
        <Callout tone="attention" className="mb-3">
          <ul>
            {warnings.map((warning) => (
              <li key={warning.message}>{warning.message}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <div
        className={
          inColumns
            ? 'flex flex-wrap gap-x-6 gap-y-1 pb-2 md:grid md:grid-cols-(--plan-columns) md:items-end md:gap-x-0'
            : 'flex flex-wrap gap-x-6 gap-y-1 pb-2'
        }
      >
        <p className="text-xs text-ink-2 max-md:w-full">
          {all} minutes of questions in a slot of {slotMinutes}
        </p>
        {minutes.map((one) => (
          <p key={one.memberId} className="min-w-0 md:px-2">
            <span className="block font-medium break-words">{one.name}</span>
            <span className="block text-xs text-ink-2 tabular-nums">asks for {one.minutes} min</span>
          </p>
        ))}
      </div>
      <ol className="border-t border-control/60">
        {questions.map((question) => (
          <PlanQuestion
            key={question.setItemId}
            question={question}
            interviewers={interviewers}
            lines={plan.filter((one) => one.setItemId === question.setItemId)}
            inColumns={inColumns}
            onChange={replace}
          />
        ))}
      </ol>
    </div>
  )
}
