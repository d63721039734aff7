'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { showToast } from '@/app/_ui/toast'
import { ReasonDialog } from './reason-dialog'

type ExcuseScorecardProps = {
  seat: { scorecardId: string; name: string } | null
  candidate: string
  onClose: () => void
}

/** Lets one missing scorecard stay missing. */
export function ExcuseScorecard({ seat, candidate, onClose }: ExcuseScorecardProps) {
  const router = useRouter()
  if (!seat) return null
  const { scorecardId, name } = seat
  return (
    <ReasonDialog
      title={`Excuse ${name}?`}
      confirm="Excuse scorecard"
      example="Fell ill on the morning of the interview."
      act={(reason) => trpc.panels.excuse.mutate({ scorecardId, reason })}
      onDone={() => {
        onClose()
        showToast(`${name} is excused`)
        router.refresh()
      }}
      onClose={onClose}
    >
      <p>
        The evaluation of {candidate} stays without {name}’s scores, and the seal waits for them no longer: if
        all others are in, it opens now. This cannot be undone, and the reason stays visible.
      </p>
    </ReasonDialog>
  )
}
