'use client'

import { useRef, useState } from 'react'
import { useAct } from '@/app/_ui/use-act'
import type { Room } from '@/server/sessions/room'
import type { Saver } from '../_saving/saver'
import { sendSubmission } from '../_saving/send'
import type { Doubt } from './doubts'

// So long after arriving on the review, or after a question, the key that led there does nothing more.
const settlingMs = 1000

/**
 * Submits once everything recorded is with the server. Whatever is in doubt is asked about first: `submit` then
 * answers “asked”, and goes ahead when it is called again. What the server finds missing is asked about in the same way.
 */
export function useSubmit(
  saver: Saver,
  room: Pick<Room, 'sessionId' | 'memberId'>,
  doubts: readonly Doubt[],
  onSubmitted: () => void,
) {
  const [asked, setAsked] = useState<ReadonlySet<Doubt>>(new Set())
  const [isUnsent, setIsUnsent] = useState(false)
  const settledSinceMs = useRef(0)
  const act = useAct(
    async (confirmMissing: boolean) => {
      setIsUnsent(false)
      const isSaved = await saver.saveAll()
      const { link, held, asksToStart, closed } = saver.state()
      // No network, or nobody signed in: it waits here behind what it must not overtake.
      const waits = link !== 'on' || (isSaved && (await saver.countElsewhere()) > 0)
      if (waits && held === 0 && !asksToStart && !closed) {
        saver.submitLater(confirmMissing)
        return false
      }
      if (!isSaved) {
        setIsUnsent(asksToStart === null)
        return false
      }
      const outcome = await sendSubmission(room, confirmMissing)
      if (outcome === 'done') {
        await saver.drop()
        return true
      }
      if (typeof outcome === 'object') throw outcome.cause
      saver.submitLater(confirmMissing)
      return false
    },
    { onDone: (submitted) => (submitted ? onSubmitted() : undefined) },
  )

  async function submit(): Promise<'asked' | 'tried'> {
    if (doubts.some((doubt) => !asked.has(doubt))) {
      setAsked(new Set([...asked, ...doubts]))
      return 'asked'
    }
    const outcome = await act.run(asked.has('unscored'))
    if (outcome.done) return 'tried'
    const { startsAt, ...missing } = outcome.error.fields
    if (startsAt) saver.askToStart(new Date(startsAt))
    else if (Object.keys(missing).length > 0) setAsked(new Set([...asked, 'unscored']))
    return 'tried'
  }

  /** By the key, which also leads to the review: pressed for that, it is no submission. */
  async function submitByKey(): Promise<'asked' | 'tried'> {
    if (Date.now() - settledSinceMs.current < settlingMs) return 'tried'
    const outcome = await submit()
    if (outcome === 'asked') settledSinceMs.current = Date.now()
    return outcome
  }

  const { held } = saver.state()
  const error = isUnsent
    ? held > 0
      ? 'A note or the comment cannot be saved as it is. Change it where it says so, then submit.'
      : 'Some changes have not reached the server yet. They are kept here; submit once “Saved” is shown.'
    : (act.error?.message ?? null)
  return {
    submit,
    submitByKey,
    /** Somebody has come to a place: what was asked there before is asked again. */
    arrive: () => {
      settledSinceMs.current = Date.now()
      // Mostly nothing was, and then a key has nothing to render here.
      if (asked.size > 0) setAsked(new Set())
    },
    asksAbout: doubts.filter((doubt) => asked.has(doubt)),
    pending: act.pending,
    error,
  }
}
