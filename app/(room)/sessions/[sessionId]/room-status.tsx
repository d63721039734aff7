'use client'

import KeyboardIcon from 'lucide-react/icons/keyboard'
import { Button } from '@/app/_ui/button'
import { SaveStatus } from '@/app/_ui/save-status'
import type { Room } from '@/server/sessions/room'
import type { Question } from './marks'
import type { SaveState } from './save-state'
import { QuestionTime, SlotTime } from './time-left'

/** What stays in view of the room: the time left for this question and in all, whether all is saved, and the keys. */
export function RoomStatus({
  room,
  question,
  state,
  isReady,
  helpKey,
  onHelp,
}: {
  room: Room
  question: Question | undefined
  state: SaveState
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
      <SlotTime startsAt={room.startsAt} slotMinutes={room.slotMinutes} />
      <SaveStatus state={state} isReady={isReady} signsInHere />
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
}
