import { type Ref, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { uuidv7 } from 'uuidv7'
import { useStable } from '@/app/_ui/use-stable'
import type { Saver } from '../_saving/saver'
import type { NoteWrite } from '../_saving/writes'
import { useSlice } from '../_shown/use-slice'
import { isHeard, notesOf, type Question } from './marks'
import { NoteField } from './note-field'
import { PointsHeard } from './points-heard'

/**
 * What a score stands on: the points heard, and notes on the whole answer or on one of its points. Where two devices wrote,
 * each text stands on its own.
 */
export function Evidence({
  question,
  saver,
  keysOn,
  noteRef,
  onTogglePoint,
  onNote,
  onLeaveNote,
}: {
  question: Question
  saver: Saver
  keysOn: boolean
  noteRef: Ref<HTMLTextAreaElement>
  onTogglePoint: (pointId: string, heard: boolean) => void
  onNote: (note: NoteWrite, isTyping: boolean) => void
  onLeaveNote: () => void
}) {
  const { setItemId, points } = question
  const newNotes = useNewNotes()
  const texts = useRef(new Map<string, HTMLTextAreaElement>())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const written = useSlice(saver, (fields) => notesOf(fields, setItemId))
  const { slots } = saver.state()
  const onWhole = written.filter((note) => !note.pointId)
  const onPoints = written.filter((note) => note.pointId)
  const noteOn = (pointId: string) => onPoints.find((note) => note.pointId === pointId)
  const asked = points.filter((point) => opened.has(`${setItemId} ${point.id}`) && !noteOn(point.id))
  // In this order a note that is typed for the first time stays where it is, and so keeps the focus.
  const shown = [
    ...(onWhole.length > 0 ? onWhole : [newNotes.find(setItemId, null, written)]),
    ...onPoints,
    ...asked.map((point) => newNotes.find(setItemId, point.id, written)),
  ]
  const [first] = shown

  /** To the note on a point: the one that is there, or a new one. */
  const goToNote = useStable((pointId: string) => {
    flushSync(() => setOpened(new Set([...opened, `${setItemId} ${pointId}`])))
    const note = noteOn(pointId) ?? newNotes.find(setItemId, pointId, written)
    texts.current.get(note.noteId)?.focus()
  })

  return (
    <>
      <PointsHere
        question={question}
        saver={saver}
        keysOn={keysOn}
        onToggle={onTogglePoint}
        onNote={goToNote}
      />
      <div className="flex flex-col gap-3">
        {shown.map((note) => (
          <NoteField
            key={slots.get(note.noteId) ?? note.noteId}
            label={labelOf(note, shown, points)}
            note={note}
            points={points}
            textRef={(element) => {
              if (element) texts.current.set(note.noteId, element)
              else texts.current.delete(note.noteId)
              if (note === first) give(noteRef, element)
            }}
            keysOn={keysOn && note === first}
            onWrite={onNote}
            onLeave={onLeaveNote}
          />
        ))}
      </div>
    </>
  )
}

/** Those of the question shown, as they are recorded. */
function PointsHere({
  question,
  saver,
  ...rest
}: {
  question: Question
  saver: Saver
  keysOn: boolean
  onToggle: (pointId: string, heard: boolean) => void
  onNote: (pointId: string) => void
}) {
  const heard = useSlice(saver, (fields) =>
    question.points.filter((point) => isHeard(fields, question.setItemId, point.id)).map((point) => point.id),
  )
  return <PointsHeard question={question} isHeard={(pointId) => heard.includes(pointId)} {...rest} />
}

/** Notes that are shown before anything is typed into them, each under the id it will have, so that its field stays the same. */
function useNewNotes() {
  const [ids] = useState(() => new Map<string, string>())
  return {
    find(setItemId: string, pointId: string | null, written: readonly NoteWrite[]): NoteWrite {
      const place = `${setItemId} ${pointId}`
      const known = ids.get(place)
      // Written in the meantime and tied to something else: the next one here is another note.
      const noteId = known && !written.some((note) => note.noteId === known) ? known : uuidv7()
      ids.set(place, noteId)
      return { kind: 'note', noteId, setItemId, pointId, text: '', unplanned: null }
    },
  }
}

function labelOf(note: NoteWrite, all: readonly NoteWrite[], points: Question['points']): string {
  const alike = all.filter((one) => (one.pointId ?? null) === (note.pointId ?? null))
  const number = alike.indexOf(note) + 1
  const text = points.find((point) => point.id === note.pointId)?.text
  const label = text ? `Note on “${text}”` : 'Note'
  return number > 1 ? `${label} ${number}` : label
}

function give<Value>(ref: Ref<Value>, value: Value | null) {
  if (typeof ref === 'function') ref(value)
  else if (ref) ref.current = value
}
