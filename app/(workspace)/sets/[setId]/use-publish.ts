'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { showToast } from '@/app/_ui/toast'
import { describeActError, useAct } from '@/app/_ui/use-act'
import type { useDraft } from './use-draft'

/** Publishes the draft once all of it is saved. */
export function usePublish(draft: ReturnType<typeof useDraft>) {
  const router = useRouter()
  const [isLeaving, startLeaving] = useTransition()
  const publish = useAct(
    async (): Promise<boolean> => {
      await draft.save.run()
      const at = draft.line.current
      if (at.latest !== at.saved || at.conflict) return false
      try {
        await trpc.sets.publish.mutate({ setVersionId: at.set.setVersionId, revision: at.set.revision })
      } catch (cause) {
        if (describeActError(cause).kind === 'refused') await draft.lookAgain('refusal')
        throw cause
      }
      at.closed = true
      return true
    },
    {
      onDone: (isPublished) => {
        if (!isPublished) return
        showToast('Set published')
        // The button that was pressed goes; what takes its place does something else.
        document.getElementById('content')?.focus()
        startLeaving(() => router.refresh())
      },
    },
  )
  return { publish, isLeaving }
}
