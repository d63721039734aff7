import type { NotAssessedReason } from '@/db/schema/scores'
import type { Saver } from '../_saving/saver'
import { emptied, fieldOf, scoreInWords, type Write, writeInWords } from '../_saving/writes'
import { hasEvidence, isHeard, isUsed, nextReason, type Question, scoreOf } from './marks'

export type Recording = ReturnType<typeof createRecording>

const undoableMax = 100

/**
 * What one act in the room records about a question, said aloud, and taken back one by one. It reads what is recorded at
 * that moment, whatever of it is on the screen: keys come faster than questions are painted.
 */
export function createRecording(
  saver: Saver,
  roomNow: () => { questions: readonly Question[]; panel: { evidenceDemanded: boolean } },
  say: (words: string) => void,
) {
  let before: readonly Write[] = []

  function write(next: Write) {
    const stood = saver.state().fields.get(fieldOf(next)) ?? emptied(next)
    before = [...before.slice(1 - undoableMax), stood]
    saver.write(next)
  }

  function score(question: Question, value: number | null, notAssessed: NotAssessedReason | null) {
    const isDemanded = roomNow().panel.evidenceDemanded && value !== null
    const lacks =
      isDemanded && !hasEvidence(saver.state().fields, question) ? ', needs a note or a point heard' : ''
    write({ kind: 'score', setItemId: question.setItemId, value, notAssessed })
    say(`Question ${question.number}: ${scoreInWords({ value, notAssessed })}${lacks}`)
  }

  function point({ setItemId }: Question, pointId: string, heard: boolean) {
    write({ kind: 'point', setItemId, pointId, heard })
  }

  function followUp({ setItemId }: Question, followUpId: string, used: boolean) {
    write({ kind: 'follow-up', setItemId, followUpId, used })
  }

  return {
    canUndo: () => before.length > 0,
    score,
    point,
    followUp,
    /** Not assessed, for the first reason; again, for the next. */
    nextNotAssessed(question: Question) {
      score(question, null, nextReason(scoreOf(saver.state().fields, question.setItemId).notAssessed))
    },
    pointAt(question: Question, at: number) {
      const found = question.points[at]
      if (!found) return
      const heard = !isHeard(saver.state().fields, question.setItemId, found.id)
      point(question, found.id, heard)
      say(`${heard ? 'Heard' : 'Not heard'}: ${found.text}`)
    },
    /** The next that was not used yet; when all were, the last one is taken back. */
    nextFollowUp(question: Question) {
      const { fields } = saver.state()
      const open = question.followUps.find((one) => !isUsed(fields, question.setItemId, one.id))
      const found = open ?? question.followUps.at(-1)
      if (!found) return say('This question has no follow-ups.')
      const used = open !== undefined
      followUp(question, found.id, used)
      say(`${used ? 'Used' : 'Not used'}: ${found.text}`)
    },
    /** Sets back what was recorded last; returns the question it was about. */
    undo(): string | null {
      const stood = before.at(-1)
      if (!stood) {
        say('There is nothing to undo.')
        return null
      }
      before = before.slice(0, -1)
      saver.write(stood)
      const numberOf = (id: string) => roomNow().questions.find((one) => one.setItemId === id)?.number ?? 0
      say(`Undone. ${writeInWords(stood, numberOf)}`)
      return 'setItemId' in stood ? stood.setItemId : null
    },
  }
}
