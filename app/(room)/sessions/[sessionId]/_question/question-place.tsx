import { memo, type Ref } from 'react'
import type { Room } from '@/server/sessions/room'
import type { Saver } from '../_saving/saver'
import type { NoteWrite } from '../_saving/writes'
import { AboutSession } from './about-session'
import { Evidence } from './evidence'
import { FollowUps } from './follow-ups'
import type { Question } from './marks'
import { QuestionAsked, QuestionRubric, readingClass } from './question-panel'

/**
 * One question with the evidence for its score: points heard and note beside it where there is room. In one column
 * they come before the rubric's texts, because they are what a hand needs while somebody answers.
 */
export const QuestionPlace = memo(function QuestionPlace({
  room,
  question,
  value,
  saver,
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
  saver: Saver
  keysOn: boolean
  headingRef: Ref<HTMLHeadingElement>
  noteRef: Ref<HTMLTextAreaElement>
  onScore: (value: number) => void
  onTogglePoint: (pointId: string, heard: boolean) => void
  onToggleFollowUp: (followUpId: string, used: boolean) => void
  onNote: (note: NoteWrite, isTyping: boolean) => void
  onLeaveNote: () => void
}) {
  return (
    <>
      <div className="pt-5 xl:col-start-2 xl:row-start-1 xl:pt-4 2xl:pt-5">
        <QuestionAsked question={question} session={room} headingRef={headingRef}>
          <FollowUps
            question={question}
            saver={saver}
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
        <Evidence
          question={question}
          saver={saver}
          keysOn={keysOn}
          noteRef={noteRef}
          onTogglePoint={onTogglePoint}
          onNote={onNote}
          onLeaveNote={onLeaveNote}
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
})
