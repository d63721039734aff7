import { type Ref, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Room } from '@/server/sessions/room'
import { AboutSession } from './about-session'
import { isHeard, notesOf, type Question } from './marks'
import { NoteFields } from './note-field'
import { PointsHeard } from './points-heard'
import { QuestionPanel } from './question-panel'
import type { SaveState } from './saver'

/** One question with the evidence for its score: points heard and note, beside it where there is room. */
export function QuestionPlace({
  room,
  question,
  value,
  state,
  keysOn,
  headingRef,
  noteRef,
  onScore,
  onTogglePoint,
  onNote,
  onLeaveNote,
}: {
  room: Room
  question: Question
  value: number | null
  state: SaveState
  keysOn: boolean
  headingRef: Ref<HTMLHeadingElement>
  noteRef: Ref<HTMLTextAreaElement>
  onScore: (value: number) => void
  onTogglePoint: (pointId: string, heard: boolean) => void
  onNote: (noteId: string, text: string) => void
  onLeaveNote: () => void
}) {
  // The id a question's first note will have, made before it is typed, so that the field stays the same field.
  const [firstIds] = useState(() => new Map<string, string>())
  const firstId = firstIds.get(question.setItemId) ?? uuidv7()
  firstIds.set(question.setItemId, firstId)
  return (
    <>
      <div className="pt-5 lg:pt-6">
        <QuestionPanel
          question={question}
          count={room.questions.length}
          value={value}
          headingRef={headingRef}
          onScore={onScore}
        />
      </div>
      <aside
        aria-label="Evidence"
        className="flex min-w-0 flex-col gap-6 pt-6 lg:col-start-2 xl:col-start-3 xl:row-start-2"
      >
        <PointsHeard
          question={question}
          isHeard={(pointId) => isHeard(state.fields, question.setItemId, pointId)}
          keysOn={keysOn}
          onToggle={onTogglePoint}
        />
        <NoteFields
          notes={notesOf(state.fields, question.setItemId)}
          slots={state.slots}
          firstId={firstId}
          noteRef={noteRef}
          keysOn={keysOn}
          onWrite={onNote}
          onLeave={onLeaveNote}
        />
        <AboutSession room={room} />
      </aside>
    </>
  )
}
