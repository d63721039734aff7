'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { NoShowForm } from '@/app/(room)/sessions/[sessionId]/no-show-form'

/** Says of one of one's own sessions that nobody came, without going into its room. */
export function NoShowOnRow({ sessionId, candidate }: { sessionId: string; candidate: string }) {
  const router = useRouter()
  const [asks, setAsks] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  if (asks)
    return (
      <div className="mt-2">
        <NoShowForm
          candidate={candidate}
          act={(note) => trpc.sessions.noteNoShow.mutate({ sessionId, note })}
          onDone={() => {
            setAsks(false)
            showToast(`No-show of ${candidate} recorded`)
            router.refresh()
          }}
          onClose={() => {
            setAsks(false)
            requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
          }}
        />
      </div>
    )
  return (
    <div ref={opener}>
      <Button size="small" onClick={() => setAsks(true)}>
        Did not come<span className="sr-only">: {candidate}</span>
      </Button>
    </div>
  )
}
