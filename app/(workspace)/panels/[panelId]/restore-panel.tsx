'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

/** Takes a panel out of the archive. */
export function RestorePanel({ panelId }: { panelId: string }) {
  const router = useRouter()
  const act = useAct(() => trpc.panels.restore.mutate({ panelId }), {
    onDone: () => {
      showToast('Panel restored')
      router.refresh()
    },
  })
  return (
    <>
      <Button size="small" pending={act.pending} onClick={() => void act.run()}>
        Restore panel
      </Button>
      {act.error ? (
        <div role="alert">
          <FieldError id="restore-panel-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </>
  )
}
