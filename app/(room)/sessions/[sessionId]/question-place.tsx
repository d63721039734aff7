import { type Ref, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Room } from '@/server/sessions/room'
import { AboutSession } from './about-session'
import { FollowUps } from './follow-ups'
import { isHeard, isUsed, notesOf, type Question } from './marks'
import { NoteFields } from './note-field'
import { PointsHeard } from './points-heard'
import { QuestionAsked, QuestionRubric, readingClass } from './question-panel'
import type { SaveState } from './save-state'

/**
 * One question with the evidence for its score: points heard and note beside it where there is room. In one column
 * they come before the rubric's texts, because they are what a hand needs while somebody answers.
 */
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
  onToggleFollowUp,
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
  onToggleFollowUp: (followUpId: string, used: boolean) => void
  onNote: (noteId: string, text: string) => void
  onLeaveNote: () => void
}) {
  // The id a question's first note will have, made before it is typed, so that the field stays the same field.
  const [firstIds] = useState(() => new Map<string, string>())
  const firstId = firstIds.get(question.setItemId) ?? uuidv7()
  firstIds.set(question.setItemId, firstId)
  return (
    <>
      <div className="pt-5 xl:col-start-2 xl:row-start-1 xl:pt-4 2xl:pt-5">
        <QuestionAsked question={question} session={room} headingRef={headingRef}>
          <FollowUps
            question={question}
            isUsed={(followUpId) => isUsed(state.fields, question.setItemId, followUpId)}
            keysOn={keysOn}
            onToggle={onToggleFollowUp}
            className={readingClass}
          />
        </QuestionAsked>
      </div>
      <aside
        aria-label="Evidence"
        className="flex min-w-0 flex-col gap-6 pt-6 md:col-start-2 md:row-span-2 md:row-start-2 md:pt-5 xl:col-start-3 xl:row-start-1 xl:pt-4 2xl:pt-5"
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
        <div className="max-md:hidden">
          <AboutSession room={room} />
        </div>
      </aside>
      <div className="pt-6 md:row-start-3 xl:col-start-2 xl:row-start-2 xl:pt-4 2xl:pt-6">
        <QuestionRubric question={question} value={value} onScore={onScore} />
      </div>
      <div className="pt-8 md:hidden">
        <AboutSession room={room} />
      </div>
    </>
  )
}
