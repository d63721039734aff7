'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { showToast } from '@/app/_ui/toast'
import type { ShownEvaluation } from './evaluation-row'
import { ReasonDialog } from './reason-dialog'

type BreakSealProps = { evaluation: ShownEvaluation | null; onClose: () => void }

/** Opens one evaluation early. */
export function BreakSeal({ evaluation, onClose }: BreakSealProps) {
  const router = useRouter()
  if (!evaluation) return null
  const { id, candidate, submitted, expected } = evaluation
  const missing = expected - submitted
  return (
    <ReasonDialog
      title={`Break the seal on ${candidate}?`}
      confirm="Break the seal"
      example="The offer has to go out today and one interviewer cannot be reached."
      act={(reason) => trpc.panels.breakSeal.mutate({ evaluationId: id, reason })}
      onDone={() => {
        onClose()
        showToast('Seal broken')
        router.refresh()
      }}
      onClose={onClose}
    >
      <p>
        What {submitted === 1 ? 'one interviewer' : `${submitted} interviewers`} submitted becomes visible at
        once{missing > 0 ? `, while ${missing === 1 ? 'one is' : `${missing} are`} still missing` : ''}. What
        comes in later is marked “after opening”. This cannot be undone: your name and the reason stay visible
        to the whole panel and in the audit log.
      </p>
    </ReasonDialog>
  )
}
