'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

/** Starts the next draft from the newest version. */
export function NextVersion({ setId }: { setId: string }) {
  const router = useRouter()
  const [isLeaving, startLeaving] = useTransition()
  const act = useAct(() => trpc.sets.startNextVersion.mutate({ setId }), {
    onDone: () => {
      document.getElementById('content')?.focus()
      startLeaving(() => {
        router.push(path.set(setId))
        router.refresh()
      })
    },
  })
  return (
    <Button
      pending={act.pending || isLeaving}
      onClick={async () => {
        const outcome = await act.run()
        if (!outcome.done) showToast('No new version', { description: outcome.error.message })
      }}
    >
      New version
    </Button>
  )
}
