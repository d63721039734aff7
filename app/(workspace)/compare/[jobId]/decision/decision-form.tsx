'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'
import type { Outcome } from '@/db/schema/decisions'
import { decisionInput } from '@/server/decisions/input'
import { outcomeWords } from '../compare-words'
import type { MatrixRow } from '../matrix/matrix-rows'

export type Draft = { outcome: Outcome | ''; reason: string }

type DecisionFormProps = {
  jobId: string
  panelId: string | null
  row: MatrixRow
  moment: (at: Date) => string
  /** The last decision that is on the screen; null while the decisions are still being loaded. */
  lastSeen: number | null
  /** Why nothing further is recorded now: a decision is in force, and what is typed here waits for its reopening. */
  whyNotAgain: string | null
  draft: Draft | undefined
  onDraft: (draft: Draft) => void
  onRecorded: (outcome: Outcome) => void
  onRefused: () => void
}

/** Decides on one candidate; where that is not possible now, it says why. */
export function DecisionForm(props: DecisionFormProps) {
  const { jobId, panelId, row, moment, lastSeen, whyNotAgain, onDraft, onRecorded, onRefused } = props
  const [draft, setDraft] = useState<Draft>(props.draft ?? { outcome: '', reason: '' })
  const change = (next: Draft) => {
    setDraft(next)
    onDraft(next)
  }
  const act = useAct((outcome: Outcome) =>
    trpc.decisions.decide.mutate({
      jobId,
      ...(panelId ? { panelId } : {}),
      applicationId: row.applicationId,
      outcome,
      reason: draft.reason,
      lastSeen: lastSeen ?? 0,
    }),
  )

  async function record() {
    const outcome = draft.outcome as Outcome
    const answer = await act.run(outcome)
    if (answer.done) {
      setDraft({ outcome: '', reason: '' })
      onRecorded(outcome)
    } else if (answer.error.kind === 'refused') onRefused()
  }

  const why = row.whyNotDecide
  return (
    <ActForm
      act={act}
      label={`Decide on ${row.candidate}`}
      onSubmit={() => void record()}
      className="gap-3! print:hidden"
    >
      <SegmentedControl
        legend={`Decision on ${row.candidate}`}
        name="outcome"
        value={draft.outcome}
        onChange={(outcome) => change({ ...draft, outcome: outcome as Outcome })}
        choices={decisionInput.shape.outcome.options.map((outcome) => ({
          value: outcome,
          label: outcomeWords[outcome],
          disabled: why !== null,
        }))}
        {...(act.error?.fields.outcome ? { error: act.error.fields.outcome } : {})}
      />
      {why ? (
        <p className="max-w-[75ch] text-ink-2">{why}</p>
      ) : (
        <Field
          label="Reason"
          description="What you heard that decides it. It is kept with the comparison as it stands now."
          {...(act.error?.fields.reason ? { error: act.error.fields.reason } : {})}
        >
          {(control) => (
            <TextArea
              {...control}
              value={draft.reason}
              onChange={(event) => change({ ...draft, reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {why
        ? null
        : row.ahead.map(({ panel, startsAt, isOverdue }) => (
            <p key={`${panel} ${startsAt.toISOString()}`} className="max-w-[75ch] text-attention-text">
              “{panel}”{' '}
              {isOverdue
                ? `was planned for ${moment(startsAt)} and nothing of it is recorded yet`
                : `is planned for ${moment(startsAt)}`}
              : its scores are not in this comparison.
            </p>
          ))}
      <div>
        <Button
          kind="primary"
          type="submit"
          pending={act.pending}
          disabledReason={why ?? (lastSeen === null ? 'The decisions so far are being loaded.' : whyNotAgain)}
        >
          Record decision
        </Button>
      </div>
    </ActForm>
  )
}
