'use client'

import { useEffect, useState } from 'react'
import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import { dropRoomsOfOthers } from '@/app/(room)/sessions/[sessionId]/_saving/kept-room'
import { countWaiting } from '@/app/(room)/sessions/[sessionId]/_saving/queue'

/** Tells that this device holds changes of an earlier visit; opening the room sends them. */
export function UnsentOnDevice({
  memberId,
  sessions,
}: {
  memberId: string
  sessions: readonly { sessionId: string; candidate: string }[]
}) {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => {
    let isShown = true
    void dropRoomsOfOthers(memberId).catch(() => undefined)
    void countWaiting(memberId).then(
      (waiting) => isShown && setCounts(waiting),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [memberId])
  const unsent = sessions.filter((session) => counts.has(session.sessionId))
  if (unsent.length === 0) return null
  return (
    <Callout tone="attention" title="Changes kept on this device are not saved yet" className="mb-6" live>
      Open the room to send them:{' '}
      {unsent.map((session, at) => (
        <span key={session.sessionId}>
          {at > 0 ? ', ' : ''}
          <TextLink href={path.session(session.sessionId)}>
            {session.candidate} ({counts.get(session.sessionId)})
          </TextLink>
        </span>
      ))}
    </Callout>
  )
}
