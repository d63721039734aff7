'use client'

import { lazy, Suspense } from 'react'
import type { Room } from '@/server/sessions/room'
import type { SaveState } from '../_saving/save-state'
import type { Saver } from '../_saving/saver'
import { Notices } from './notices'
import { StartQuestion } from './start-question'
import { SubmissionWaits } from './submission-waits'
import type { useStart } from './use-start'

const SignInAgain = lazy(() => import('./sign-in-again').then((module) => ({ default: module.SignInAgain })))

/** What the room has to say above the score, whatever question is shown: conflicts, a start, a sign-in, a submission. */
export function AskedOfYou({
  room,
  saver,
  state,
  start,
  keysOn,
  onChanged,
}: {
  room: Room
  saver: Saver
  state: SaveState
  start: ReturnType<typeof useStart>
  keysOn: boolean
  onChanged: () => void
}) {
  const waits = state.submission === 'waits' || state.submission === 'goes'
  return (
    <>
      <Notices
        notices={state.notices}
        numberOf={(id) => room.questions.find((one) => one.setItemId === id)?.number ?? 0}
        onAgain={(write) => saver.write(write)}
        onDismiss={(id) => saver.dismiss(id)}
        onLook={state.closed ? onChanged : null}
      />
      {state.asksToStart ? (
        <StartQuestion
          startsAt={state.asksToStart}
          start={start}
          waiting={state.unsent}
          keysOn={keysOn}
          onTakeBack={() => saver.takeBack()}
        />
      ) : null}
      {waits ? <SubmissionWaits onTakeBack={() => saver.takeSubmissionBack()} /> : null}
      {state.link === 'signed out' ? (
        <Suspense>
          <SignInAgain me={room.me} onDone={() => saver.comeBack()} />
        </Suspense>
      ) : null}
    </>
  )
}
