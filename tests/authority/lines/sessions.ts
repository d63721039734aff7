import { uuidv7 } from 'uuidv7'
import { jobManagers, type Lines, managers, members, membersHere, panelAndManagers, seats } from '../who'

const write = (sessionId: string) => ({ sessionId, entryId: uuidv7(), version: 0 })

export const sessions: Lines = {
  // Of another organization's questions the list is empty, and so are the places.
  'usage.list': [members, (w) => ({ questionIds: [w.questionId] })],
  'usage.find': [membersHere, (w) => ({ questionId: w.questionId })],
  'usage.places': [members, (w) => ({ questionId: w.questionId })],

  'boards.find': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.oversee': [jobManagers, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.attend': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.leave': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.move': [
    seats,
    (w) => ({ sessionId: w.sessions.sealed, setItemId: w.setItemIds[0], to: 'asking', seq: 2 }),
  ],

  'sessions.mine': [members],
  'sessions.waiting': [managers],
  'sessions.today': [managers],
  'sessions.find': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'sessions.start': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'sessions.recordScore': [
    seats,
    (w) => ({ ...write(w.sessions.sealed), setItemId: w.setItemIds[1], value: 3, notAssessed: null }),
  ],
  'sessions.recordPoint': [
    seats,
    (w) => ({
      ...write(w.sessions.sealed),
      setItemId: w.setItemIds[0],
      pointId: w.pointId,
      heard: false,
      version: 1,
    }),
  ],
  'sessions.recordFollowUp': [
    seats,
    (w) => ({
      ...write(w.sessions.sealed),
      setItemId: w.setItemIds[0],
      followUpId: w.followUpId,
      used: false,
      version: 1,
    }),
  ],
  'sessions.recordNote': [
    seats,
    (w) => ({ ...write(w.sessions.sealed), noteId: uuidv7(), setItemId: w.setItemIds[0], text: 'Noted.' }),
  ],
  'sessions.recordRecommendation': [
    seats,
    (w) => ({ ...write(w.sessions.sealed), recommendation: 'no', comment: '', version: 1 }),
  ],
  'sessions.submit': [seats, (w) => ({ sessionId: w.sessions.sealed, confirmMissing: true })],
  'sessions.endMeeting': [panelAndManagers, (w) => ({ sessionId: w.sessions.sealed })],
  'sessions.noteNoShow': [panelAndManagers, (w) => ({ sessionId: w.sessions.ahead, note: 'No answer.' })],
  'sessions.reopen': [
    jobManagers,
    (w) => ({ sessionId: w.sessions.missed, reason: 'Came late.', memberIds: [w.colleague.memberId] }),
  ],
  'sessions.replaceInterviewer': [
    jobManagers,
    (w) => ({
      sessionId: w.sessions.alone,
      memberId: w.interviewer.memberId,
      byMemberId: w.colleague.memberId,
    }),
  ],
  'sessions.revise': [
    seats,
    (w) => ({
      sessionId: w.sessions.opened,
      setItemId: w.setItemIds[0],
      value: 1,
      notAssessed: null,
      reason: 'Heard it wrong.',
    }),
  ],
}
