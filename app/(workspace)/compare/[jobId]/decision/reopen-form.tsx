'use client'

import { type ReactNode, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { useAct } from '@/app/_ui/use-act'

export type DecisionTarget = { jobId: string; applicationId: string; number: number }

type ReopenFormProps = {
  target: DecisionTarget
  whyNot: string | null
  onDone: (words: string) => void
  /** What else can be done with the decision. */
  children: ReactNode
}

/** Takes a decision up again: a button first, since it is rare, then the reason. */
export function ReopenForm({ target, whyNot, onDone, children }: ReopenFormProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const act = useAct(() => trpc.decisions.reopen.mutate({ ...target, reason }))

  async function reopen() {
    const outcome = await act.run()
    if (outcome.done) onDone('Decision reopened. It stays in the history.')
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button
          ref={opener}
          size="small"
          aria-expanded={isOpen}
          disabledReason={whyNot}
          onClick={() => setOpen(!isOpen)}
        >
          Reopen decision
        </Button>
        {children}
      </div>
      {isOpen ? (
        <ActForm
          act={act}
          label="Reopen decision"
          onSubmit={() => void reopen()}
          className="gap-3! print:hidden"
        >
          <Field
            label="Reason for reopening"
            description="What has changed. The decision and its approvals stay in the history; then you decide anew."
            {...(act.error?.fields.reason ? { error: act.error.fields.reason } : {})}
          >
            {(control) => (
              <TextArea
                {...control}
                autoFocus
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="flex gap-2">
            <Button kind="primary" type="submit" pending={act.pending}>
              Reopen
            </Button>
            <Button
              kind="bare"
              onClick={() => {
                setOpen(false)
                opener.current?.focus()
              }}
            >
              Cancel
            </Button>
          </div>
        </ActForm>
      ) : null}
    </>
  )
}
