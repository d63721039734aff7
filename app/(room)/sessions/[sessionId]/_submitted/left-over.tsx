'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import type { Room } from '@/server/sessions/room'
import { dropKeptRoom } from '../_saving/kept-room'
import { type Change, openQueue } from '../_saving/queue'
import { leaveSaver } from '../_saving/use-saver'
import { writeInWords } from '../_saving/writes'

/** What this device still held when the scorecard had been submitted or closed elsewhere: shown, so that it can be read. */
export function LeftOver({ room }: { room: Room }) {
  const { memberId, sessionId, questions } = room
  const [changes, setChanges] = useState<readonly Change[]>([])
  useEffect(() => {
    let isShown = true
    leaveSaver({ memberId, sessionId })
    // Nothing more is recorded here, so the room does not open without the server any more.
    void dropKeptRoom(memberId, sessionId).catch(() => undefined)
    void openQueue(memberId, sessionId)
      .then((queue) => queue.list())
      .then(
        (left) => isShown && setChanges(left.map((one) => one.change)),
        () => undefined,
      )
    return () => {
      isShown = false
    }
  }, [memberId, sessionId])
  if (changes.length === 0) return null

  async function putAway() {
    await (await openQueue(memberId, sessionId)).clear()
    setChanges([])
  }
  const numberOf = (id: string) => questions.find((one) => one.setItemId === id)?.number ?? 0
  return (
    <Callout
      tone="attention"
      title="Changes on this device came too late and were not recorded"
      actions={
        <Button size="small" onClick={() => void putAway()}>
          Put away for good
        </Button>
      }
    >
      {room.state === 'no-show' ? (
        <p>If a manager reopens the session, they go in when you open the room again.</p>
      ) : null}
      <ul className="list-disc ps-5">
        {changes.map((change) => (
          <li key={change.entryId} className="whitespace-pre-wrap">
            {writeInWords(change.write, numberOf)}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
