'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { useStable } from '@/app/_ui/use-stable'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Room } from '@/server/sessions/room'
import type { Saver } from '../_saving/saver'
import type { Question } from './marks'
import { createRecording, type Recording } from './recording'

/** The recording of this visit, with the room as it was read last. */
export function useRecording(saver: Saver, room: Room, say: (words: string) => void): Recording {
  const latest = useRef(room)
  useLayoutEffect(() => {
    latest.current = room
  })
  const [recording] = useState(() => createRecording(saver, () => latest.current, say))
  return recording
}

/** What the controls on the screen record: about the question they stand beside. */
export function useControls(recording: Recording, shown: Question | undefined) {
  return {
    onScore: useStable((value: number) => shown && recording.score(shown, value, null)),
    onNotAssessed: useStable((reason: NotAssessedReason) => shown && recording.score(shown, null, reason)),
    onTakeBack: useStable(() => shown && recording.score(shown, null, null)),
    onTogglePoint: useStable(
      (pointId: string, heard: boolean) => shown && recording.point(shown, pointId, heard),
    ),
    onToggleFollowUp: useStable(
      (followUpId: string, used: boolean) => shown && recording.followUp(shown, followUpId, used),
    ),
  }
}
