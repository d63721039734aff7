import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/select'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { type Assignment, minutesAsked, type PlannedItem } from '@/server/plans/rules'

type SplitProps = {
  panelId: string
  questions: readonly PlannedItem[]
  interviewers: readonly { memberId: string; name: string }[]
  plan: readonly Assignment[]
  onPlan: (plan: Assignment[]) => void
}

const everybody = 'everybody'

/** Has the plan made: even minutes, so many scores to each question, all interviewers linked. It can be undone. */
export function Split({ panelId, questions, interviewers, plan, onPlan }: SplitProps) {
  const [scorers, setScorers] = useState(() => scorersOf(questions, plan, interviewers.length))
  const act = useAct(
    () => trpc.panels.split.query({ panelId, scorersEach: scorers === everybody ? null : Number(scorers) }),
    {
      onDone: ({ assignments, isProven }) => {
        const before = questions.flatMap(({ setItemId }) => plan.filter((one) => one.setItemId === setItemId))
        onPlan(assignments)
        const minutes = minutesAsked(questions, assignments, interviewers).map((one) => one.minutes)
        showToast(
          `Split into ${new Intl.ListFormat('en').format(minutes.map(String))} minutes${isProven ? '' : '; a more even split may exist'}`,
          { undo: () => onPlan(before) },
        )
      },
    },
  )
  const fewer = Array.from({ length: Math.max(0, interviewers.length - 2) }, (_, at) => at + 2)
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {act.error ? (
        <p role="alert" className="text-loss-text">
          {act.error.message}
        </p>
      ) : null}
      {fewer.length > 0 ? (
        <Select
          aria-label="Who scores each question"
          className="w-auto!"
          value={scorers}
          onChange={(event) => setScorers(event.target.value)}
          options={[
            { value: everybody, label: 'Everybody scores' },
            ...fewer.map((count) => ({ value: String(count), label: `${count} score each question` })),
          ]}
        />
      ) : null}
      <Button pending={act.pending} onClick={() => void act.run()}>
        Split
      </Button>
    </div>
  )
}

/** How many score each question now, where that is the same for all; else everybody is to. */
function scorersOf(questions: SplitProps['questions'], plan: SplitProps['plan'], most: number): string {
  const counts = new Set(
    questions.map(({ setItemId }) => plan.filter((one) => one.setItemId === setItemId && one.scores).length),
  )
  const [count] = counts
  return counts.size === 1 && count! >= 2 && count! < most ? String(count) : everybody
}
