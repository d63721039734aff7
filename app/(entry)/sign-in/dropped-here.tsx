'use client'

import { useEffect, useState } from 'react'
import { Callout } from '@/app/_ui/callout'
import { droppedInWords } from '@/app/(room)/sessions/[sessionId]/_asked/signed-out-here'
import { forgetMembers } from '@/app/(room)/sessions/[sessionId]/_saving/device'

/** Drops what this device keeps of people who were signed out of it on purpose, and says so where some was not saved. */
export function DroppedHere({ memberIds }: { memberIds: readonly string[] }) {
  const [dropped, setDropped] = useState(0)
  useEffect(() => {
    let isShown = true
    void forgetMembers(memberIds).then((count) => isShown && count > 0 && setDropped(count))
    return () => {
      isShown = false
    }
  }, [memberIds])
  if (dropped === 0) return null
  return (
    <Callout tone="attention" live title="You were signed out of this browser" className="mb-6">
      {droppedInWords(dropped)}
    </Callout>
  )
}
