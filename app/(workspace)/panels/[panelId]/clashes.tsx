'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'

type Proposed = { applicationId: string; startsAt: Date; memberIds: readonly string[] }

const waitMs = 300

/** Who of some sessions to come sits elsewhere then, in words for each; asked anew a moment after a change. */
export function useClashes(
  panelId: string,
  slotMinutes: number,
  sessions: readonly Proposed[],
): readonly (readonly string[])[] {
  const key = JSON.stringify([slotMinutes, sessions])
  const [found, setFound] = useState<{ key: string; clashes: readonly (readonly string[])[] } | null>(null)
  useEffect(() => {
    const [minutes, proposed] = JSON.parse(key) as [
      number,
      { applicationId: string; startsAt: string; memberIds: string[] }[],
    ]
    if (proposed.length === 0) return
    let isOver = false
    const timer = setTimeout(() => {
      trpc.panels.clashes
        .query({
          panelId,
          slotMinutes: minutes,
          sessions: proposed.map((one) => ({ ...one, startsAt: new Date(one.startsAt) })),
        })
        .then(
          (clashes) => {
            if (!isOver) setFound({ key, clashes })
          },
          // What cannot be asked now is refused when it is scheduled.
          () => {},
        )
    }, waitMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [panelId, key])
  return found?.key === key ? found.clashes : []
}

export function Clashes({ words }: { words: readonly string[] | undefined }) {
  if (!words?.length) return null
  return <span className="w-full font-medium text-attention-text">{words.join(' ')}</span>
}
