'use client'

import Users from 'lucide-react/icons/users'
import { useCallback, useEffect, useState } from 'react'
import { trpcUnattended } from '@/app/_api/client'
import { useLive } from '@/app/_api/use-live'
import type { Overseen } from '@/server/boards/board'
import { presenceHoldsSeconds } from '@/server/boards/rules'

/**
 * The live board of a session as those see it who manage it and need not sit in it: who is in the room and which question
 * is asked, for as long as somebody is there. Nothing where that cannot be told.
 */
export function SessionBoard({ sessionId }: { sessionId: string }) {
  const [board, setBoard] = useState<Overseen | null>(null)
  const read = useCallback(
    () =>
      trpcUnattended.boards.oversee.query({ sessionId }).then(setBoard, () => {
        setBoard(null)
      }),
    [sessionId],
  )
  const liveness = useLive({ kind: 'session', id: sessionId }, () => void read())
  // Whoever is gone without a word is told of by nobody.
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void read()
    }, presenceHoldsSeconds * 1000)
    return () => clearInterval(timer)
  }, [read])

  if (!board || board.present.length === 0 || liveness === 'offline') return null
  const { present, asking } = board
  return (
    <p className="flex max-w-prose items-start gap-1.5 text-xs text-ink-2">
      <Users aria-hidden size={14} className="mt-px shrink-0" />
      <span className="line-clamp-2 wrap-anywhere">
        In the room: {new Intl.ListFormat('en-GB').format(present)}.{' '}
        {asking
          ? `${asking.by} asks question ${asking.number}: “${asking.prompt}”`
          : 'No question is asked now.'}
      </span>
    </p>
  )
}
