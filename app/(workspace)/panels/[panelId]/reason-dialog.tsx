'use client'

import { type ReactNode, useState } from 'react'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { type ActOutcome, useAct } from '@/app/_ui/use-act'
import { useLeadToWrong } from '@/app/_ui/use-lead-to-wrong'

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
  const frame = useLeadToWrong<HTMLDivElement>(act.error)

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
      {act.error && !wrong ? <ActRefusal error={act.error} /> : null}
      <div ref={frame} className="text-ink">
        <Field label="Reason" error={wrong}>
          {(control) => (
            <TextArea
              {...control}
              autoFocus
              value={reason}
              placeholder={example}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
