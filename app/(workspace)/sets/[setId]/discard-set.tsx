'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { showUndoable } from '../../jobs/undo'
import type { FoundSet } from './draft'

type DiscardSetProps = { set: Pick<FoundSet, 'setId' | 'name'>; onDiscarded: () => void }

/** Puts away a set that was never published, and leads to the others. */
export function DiscardSet({ set: { setId, name }, onDiscarded }: DiscardSetProps) {
  const router = useRouter()
  const act = useAct(() => trpc.sets.discard.mutate({ setId }), {
    leaves: true,
    onDone: () => {
      onDiscarded()
      router.push(path.sets())
      router.refresh()
      showUndoable(`“${name}” was discarded`, async () => {
        await trpc.sets.restore.mutate({ setId })
        router.push(path.set(setId))
        router.refresh()
      })
    },
  })
  return (
    <Button
      kind="bare"
      pending={act.pending}
      onClick={async () => {
        const outcome = await act.run()
        if (!outcome.done) showToast('Not discarded', { description: outcome.error.message })
      }}
    >
      Discard
    </Button>
  )
}
