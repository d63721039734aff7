'use client'

import { useState } from 'react'
import { useAct } from '@/app/_ui/use-act'
import type { Saver } from './saver'
import { submitRoom } from './send'

/**
 * Submits once everything recorded is with the server. `isConfirming` turns true when scores are missing, here or by
 * what the server says, and the person has to say that they stay so.
 */
export function useSubmit(saver: Saver, sessionId: string, unscored: number, onSubmitted: () => void) {
  const [isConfirming, setIsConfirming] = useState(false)
  const [isUnsent, setIsUnsent] = useState(false)
  const act = useAct(
    async (confirmMissing: boolean) => {
      setIsUnsent(false)
      if (!(await saver.saveAll())) {
        setIsUnsent(true)
        return false
      }
      await submitRoom(sessionId, confirmMissing)
      await saver.drop()
      return true
    },
    { onDone: (submitted) => (submitted ? onSubmitted() : undefined) },
  )

  async function submit(confirmMissing: boolean) {
    if (unscored > 0 && !confirmMissing) {
      setIsConfirming(true)
      return
    }
    const outcome = await act.run(confirmMissing)
    if (!outcome.done && Object.keys(outcome.error.fields).length > 0) setIsConfirming(true)
  }

  const { held } = saver.state()
  const error = isUnsent
    ? held > 0
      ? 'A note or the comment cannot be saved as it is. Change it where it says so, then submit.'
      : 'Some changes have not reached the server yet. They are kept here; submit once “Saved” is shown.'
    : (act.error?.message ?? null)
  return { submit, isConfirming, reconsider: () => setIsConfirming(false), pending: act.pending, error }
}
