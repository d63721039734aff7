'use client'

import { useRef, useState } from 'react'
import type { NotAssessedReason } from '@/db/schema/scores'
import { isHeard, isUsed, type Question } from './marks'
import type { Saver } from './saver'
import { emptied, fieldOf, scoreInWords, type Write, writeInWords } from './writes'

/** What one act in the room records about the question shown, said aloud, and taken back one by one. */
export function useRecord(
  saver: Saver,
  questions: readonly Question[],
  question: Question | undefined,
  /** What a score still needs, said with it; empty where it needs nothing. */
  needsOf: (value: number | null) => string,
) {
  const [said, setSaid] = useState('')
  const before = useRef<Write[]>([])
  const [undoable, setUndoable] = useState(0)

  function write(next: Write) {
    const stood = saver.state().fields.get(fieldOf(next)) ?? emptied(next)
    before.current = [...before.current.slice(-99), stood]
    setUndoable(before.current.length)
    saver.write(next)
  }

  return {
    said,
    say: setSaid,
    canUndo: undoable > 0,
    score(value: number | null, notAssessed: NotAssessedReason | null) {
      if (!question) return
      write({ kind: 'score', setItemId: question.setItemId, value, notAssessed })
      setSaid(`Question ${question.number}: ${scoreInWords({ value, notAssessed })}${needsOf(value)}`)
    },
    point(pointId: string, heard: boolean) {
      if (question) write({ kind: 'point', setItemId: question.setItemId, pointId, heard })
    },
    pointAt(at: number) {
      const point = question?.points[at]
      if (!question || !point) return
      const heard = !isHeard(saver.state().fields, question.setItemId, point.id)
      write({ kind: 'point', setItemId: question.setItemId, pointId: point.id, heard })
      setSaid(`${heard ? 'Heard' : 'Not heard'}: ${point.text}`)
    },
    followUp(followUpId: string, used: boolean) {
      if (question) write({ kind: 'follow-up', setItemId: question.setItemId, followUpId, used })
    },
    /** The next that was not used yet; when all were, the last one is taken back. */
    nextFollowUp() {
      if (!question) return
      const { fields } = saver.state()
      const open = question.followUps.find((one) => !isUsed(fields, question.setItemId, one.id))
      const followUp = open ?? question.followUps.at(-1)
      if (!followUp) return setSaid('This question has no follow-ups.')
      const used = open !== undefined
      write({ kind: 'follow-up', setItemId: question.setItemId, followUpId: followUp.id, used })
      setSaid(`${used ? 'Used' : 'Not used'}: ${followUp.text}`)
    },
    /** Sets back what was recorded last; returns the question it was about. */
    undo(): string | null {
      const stood = before.current.at(-1)
      if (!stood) {
        setSaid('There is nothing to undo.')
        return null
      }
      before.current = before.current.slice(0, -1)
      setUndoable(before.current.length)
      saver.write(stood)
      const numberOf = (id: string) => questions.find((one) => one.setItemId === id)?.number ?? 0
      setSaid(`Undone. ${writeInWords(stood, numberOf)}`)
      return 'setItemId' in stood ? stood.setItemId : null
    },
  }
}
