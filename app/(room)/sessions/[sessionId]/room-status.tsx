'use client'

import KeyboardIcon from 'lucide-react/icons/keyboard'
import { memo } from 'react'
import { Button } from '@/app/_ui/button'
import { SaveStatus } from '@/app/_ui/save-status'
import type { Room } from '@/server/sessions/room'
import type { Question } from './_question/marks'
import type { Saver } from './_saving/saver'
import { useInFrame } from './_shown/use-in-frame'
import { QuestionTime, SlotTime } from './time-left'

/** What stays in view of the room: the time left for this question and in all, whether all is saved, and the keys. */
export const RoomStatus = memo(function RoomStatus({
  room,
  question,
  saver,
  isReady,
  helpKey,
  onHelp,
}: {
  room: Room
  question: Question | undefined
  saver: Saver
  isReady: boolean
  helpKey: string | undefined
  onHelp: () => void
}) {
  return (
    <>
      {question ? (
        <span className="max-md:hidden">
          <QuestionTime session={room} setItemId={question.setItemId} minutes={question.minutes} />
        </span>
      ) : null}
      <SlotTime session={room} />
      <Saved saver={saver} isReady={isReady} />
      <Button
        kind="bare"
        iconLabel="Keys"
        aria-keyshortcuts={helpKey}
        onClick={onHelp}
        className="pointer-coarse:hidden"
      >
        <KeyboardIcon aria-hidden size={16} />
      </Button>
    </>
  )
})

/** In the frame of the press, so that nothing is called saved that is not. */
function Saved({ saver, isReady }: { saver: Saver; isReady: boolean }) {
  const state = useInFrame(saver.subscribe, saver.state)
  return <SaveStatus state={state} isReady={isReady} signsInHere />
}
