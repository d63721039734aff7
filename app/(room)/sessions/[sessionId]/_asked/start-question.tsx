'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { KeyHint } from '../_keys/key-hint'
import { useKeyMap } from '../_keys/use-key-map'
import { durationInWords } from '../time-left'
import type { useStart } from './use-start'

/** Asked when something is recorded long before the session's time: a start is for good, so it is never a slip. */
export function StartQuestion({
  startsAt,
  start,
  waiting,
  keysOn,
  onTakeBack,
}: {
  startsAt: Date
  start: ReturnType<typeof useStart>
  /** How many changes wait for the answer. */
  waiting: number
  keysOn: boolean
  onTakeBack: () => void
}) {
  // As it was when the question came up, so that it is read out once and not with every minute.
  const [keys] = useKeyMap()
  const [askedMs] = useState(() => Date.now())
  const inWords = `in ${durationInWords(startsAt.getTime() - askedMs)}`
  return (
    <div className="mx-auto max-w-[92rem] bg-raised px-4 pt-2 pb-2 shadow-float sm:px-6">
      <Callout
        tone="attention"
        title={<span role="alert">This begins {inWords}. Start it now?</span>}
        actions={
          <>
            <Button
              kind="primary"
              size="small"
              pending={start.pending}
              aria-keyshortcuts={keysOn ? keys.get('start') : undefined}
              onClick={start.run}
            >
              Start it now
              {keysOn ? <KeyHint act="start" className="ms-1.5" /> : null}
            </Button>
            <Button size="small" onClick={onTakeBack}>
              {waiting === 0
                ? 'Not yet'
                : `Not yet, take back ${waiting === 1 ? 'what I recorded' : `${waiting} changes`}`}
            </Button>
          </>
        }
      >
        <p>
          {waiting > 0 ? 'What you recorded waits on this device. ' : ''}
          Once started, nobody can move or cancel the session, and the panel’s decision rule stands.
        </p>
        {start.error ? (
          <p role="alert" className="font-medium text-loss-text">
            {start.error}
          </p>
        ) : null}
      </Callout>
    </div>
  )
}
