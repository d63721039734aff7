'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { FieldError } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'

/** Removes the demo organization with everything in it, after asking. */
export function RemoveDemo({ name }: { name: string }) {
  const [isAsking, setAsking] = useState(false)
  const act = useAct(() => trpc.organizations.removePlanted.mutate(), {
    onDone: () => window.location.assign(path.setUp()),
  })
  return (
    <>
      <Button kind="danger" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Remove the demo organization
      </Button>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Remove the demo organization?"
        actions={
          <>
            <Button kind="danger" pending={act.pending} onClick={() => void act.run()}>
              Remove it
            </Button>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
          </>
        }
      >
        <p>
          {name} goes with its people, jobs, questions, scores and decisions. This cannot be undone. Other
          organizations stay as they are.
        </p>
        {act.error ? (
          <div role="alert">
            <FieldError id="remove-demo-error">{act.error.message}</FieldError>
          </div>
        ) : null}
      </Dialog>
    </>
  )
}
