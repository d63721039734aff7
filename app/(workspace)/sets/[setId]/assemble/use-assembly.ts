'use client'

import { type RefObject, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { useAct } from '@/app/_ui/use-act'
import type { Assembly } from '@/server/assembly/wishes'
import { type Asked, withFate } from './wishes'

type Answered = { wishes: Asked; minutes: number; assembly: Assembly }

/** Wishes for a set, and the best set for them once it was asked for. */
export function useAssembly(first: () => Asked, slotMinutes: number, region: RefObject<HTMLElement | null>) {
  const [asked, setAsked] = useState(first)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const act = useAct(
    async (wishes: Asked, minutes: number) => ({
      wishes,
      minutes,
      assembly: await trpc.assembly.assemble.query({ ...wishes, slotMinutes: minutes }),
    }),
    {
      whilePending: 'queue',
      onDone: (answer) => {
        const place = region.current
        const isFirst = place?.childElementCount === 0
        setAnswered(answer)
        place?.focus({ preventScroll: true })
        // What comes below the window's edge would look like nothing; what is worked out anew stays where it is.
        if (isFirst) requestAnimationFrame(() => place.scrollIntoView({ block: 'nearest' }))
      },
    },
  )
  // An answer to other wishes, or for another slot, is none; the last one stays while the next is worked out.
  const isCurrent = answered?.wishes === asked && answered.minutes === slotMinutes
  const found = answered && (isCurrent || act.pending) ? answered.assembly : null

  function ask(next: Asked) {
    setAsked(next)
    setAnswered(null)
  }

  function assemble(wishes = asked, minutes = slotMinutes) {
    setAsked(wishes)
    void act.run(wishes, minutes)
  }

  /** What is the best with a question in it stays the best when that question has to stay; all else is asked anew. */
  function turn(id: string, fate: 'must' | 'never' | null) {
    const next = withFate(asked, id, fate)
    if (fate !== 'must') return assemble(next)
    setAsked(next)
    setAnswered(answered && { ...answered, wishes: next })
  }

  return { asked, found, ask, assemble, turn, pending: act.pending, error: act.error }
}
