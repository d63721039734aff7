'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'
import { showUndoable } from '../../../jobs/undo'

/** Puts the panel away, with a way back. */
export function ArchivePanel({ panelId, whyNot }: { panelId: string; whyNot: string | null }) {
  const router = useRouter()
  const act = useAct(() => trpc.panels.archive.mutate({ panelId }), {
    onDone: () => {
      router.push(path.panel(panelId))
      showUndoable('Panel archived', async () => {
        await trpc.panels.restore.mutate({ panelId })
        router.refresh()
      })
    },
  })
  return (
    <>
      <Button disabledReason={whyNot} pending={act.pending} onClick={() => void act.run()}>
        Archive panel
      </Button>
      {act.error ? (
        <div role="alert" className="mt-2">
          <FieldError id="archive-panel-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </>
  )
}
