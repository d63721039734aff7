'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Dialog } from '@/app/_ui/dialog'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { type ActOutcome, useAct } from '@/app/_ui/use-act'

type ReasonDialogProps = {
  title: string
  /** What it does, and that it cannot be undone. */
  children: ReactNode
  confirm: string
  example: string
  act: (reason: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** Asks for the reason of something that cannot be undone. Shown while it is mounted. */
export function ReasonDialog({
  title,
  children,
  confirm,
  example,
  act: run,
  onDone,
  onClose,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const act = useAct(run)
  const wrong = act.error?.fields.reason

  async function submit() {
    const outcome: ActOutcome<unknown> = await act.run(reason)
    if (outcome.done) onDone()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? null : onClose())}
      title={title}
      actions={
        <>
          <Button kind="danger" pending={act.pending} onClick={() => void submit()}>
            {confirm}
          </Button>
          <Button onClick={onClose}>Leave it as it is</Button>
        </>
      }
    >
      {children}
      {act.error && !wrong ? (
        <Callout live tone={act.error.kind === 'unreachable' ? 'attention' : 'refusal'}>
          {act.error.message}
        </Callout>
      ) : null}
      <div className="text-ink" aria-live="polite">
        <Field label="Reason" error={wrong}>
          {(control) => (
            <TextArea
              {...control}
              autoFocus
              value={reason}
              maxLength={2000}
              placeholder={example}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
