import { firstRule } from '@/server/decision-rules/rules'
import { adminsHere, jobManagers, jobSeers, type Lines, panelAndManagers } from '../who'

const noon = new Date('2030-01-01T12:00:00Z')

export const panels: Lines = {
  'panels.ofJob': [jobSeers, (w) => ({ jobId: w.jobId })],
  'panels.find': [jobSeers, (w) => ({ panelId: w.panelId })],
  'panels.evaluations': [jobSeers, (w) => ({ panelId: w.panelId })],
  'panels.kit': [panelAndManagers, (w) => ({ panelId: w.panelId, sessionId: w.sessions.ahead })],
  'panels.calendar': [panelAndManagers, (w) => ({ sessionId: w.sessions.ahead })],
  'panels.create': [
    jobManagers,
    (w) => ({
      jobId: w.jobId,
      name: 'New panel',
      setVersionId: w.setVersionId,
      memberIds: [w.interviewer.memberId],
    }),
  ],
  'panels.setUp': [
    jobManagers,
    (w) => ({
      jobId: w.jobId,
      name: 'New panel',
      setVersionId: null,
      newSet: { name: 'New set', slotMinutes: 60, questionIds: [w.publishedQuestionId] },
      memberIds: [w.interviewer.memberId],
      plan: [{ asker: w.interviewer.memberId, scorers: [w.interviewer.memberId] }],
      session: {
        applicationIds: [w.applicationIds[0]],
        startsAt: noon,
        slotMinutes: 60,
        timeZone: 'UTC',
      },
    }),
  ],
  'panels.change': [
    jobManagers,
    (w) => ({
      panelId: w.idlePanelId,
      name: 'Renamed',
      memberIds: [w.interviewer.memberId, w.colleague.memberId],
      sealPolicy: 'until all submit',
      namesHidden: true,
      evidenceDemanded: true,
      interviewersMayCompare: true,
    }),
  ],
  'panels.moveOn': [jobManagers, (w) => ({ panelId: w.panelId, setVersionId: w.setVersionId })],
  'panels.duplicate': [jobManagers, (w) => ({ panelId: w.panelId, jobId: w.secondJobId })],
  'panels.archive': [jobManagers, (w) => ({ panelId: w.idlePanelId })],
  'panels.restore': [jobManagers, (w) => ({ panelId: w.idlePanelId })],
  'panels.split': [jobManagers, (w) => ({ panelId: w.panelId, scorersEach: null })],
  'panels.proposeSplit': [
    'yes yes yes no no no no invalid no out',
    (w) => ({
      questions: [{ minutes: 5, competencyIds: [w.competencyId] }],
      memberIds: [w.interviewer.memberId],
      scorersEach: 1,
    }),
  ],
  'panels.freeStart': [
    jobManagers,
    (w) => ({
      applicationId: w.applicationIds[0],
      memberIds: [w.interviewer.memberId],
      slotMinutes: 60,
      timeZone: 'UTC',
    }),
  ],
  'panels.assign': [
    jobManagers,
    (w) => ({
      panelId: w.panelId,
      assignments: w.setItemIds.map((setItemId) => ({
        setItemId,
        memberId: w.interviewer.memberId,
        asks: true,
        scores: true,
      })),
    }),
  ],
  'panels.changeRule': [
    jobManagers,
    (w) => ({
      ...firstRule,
      panelId: w.panelId,
      leastScores: 2,
      hireBar: 3,
      competencyWeights: { [w.competencyId]: 2 },
      tieBreaks: [w.competencyId],
      reason: 'It was too low before.',
    }),
  ],
  'panels.schedule': [
    jobManagers,
    (w) => ({
      panelId: w.panelId,
      applicationIds: [w.applicationIds[0]],
      startsAt: noon,
      slotMinutes: 60,
      timeZone: 'UTC',
      memberIds: [w.interviewer.memberId],
    }),
  ],
  'panels.scheduleEach': [
    jobManagers,
    (w) => ({
      panelId: w.panelId,
      sessions: [{ applicationId: w.applicationIds[0], startsAt: noon, memberIds: [w.interviewer.memberId] }],
      slotMinutes: 60,
      timeZone: 'UTC',
    }),
  ],
  'panels.rotate': [
    jobManagers,
    (w) => ({
      panelId: w.panelId,
      applicationIds: [w.applicationIds[0]],
      startsAt: noon,
      slotMinutes: 60,
      pauseMinutes: 0,
      memberIds: [w.interviewer.memberId],
      each: 1,
    }),
  ],
  'panels.clashes': [
    jobManagers,
    (w) => ({
      panelId: w.panelId,
      slotMinutes: 60,
      sessions: [{ applicationId: w.applicationIds[0], startsAt: noon, memberIds: [w.interviewer.memberId] }],
    }),
  ],
  'panels.reschedule': [jobManagers, (w) => ({ sessionId: w.sessions.ahead, startsAt: noon })],
  'panels.cancel': [jobManagers, (w) => ({ sessionId: w.sessions.ahead })],
  'panels.restoreSession': [
    jobManagers,
    (w) => ({ sessionId: w.sessions.cancelled, memberIds: [w.interviewer.memberId] }),
  ],
  'panels.excuse': [jobManagers, (w) => ({ scorecardId: w.waitingScorecardId, reason: 'Fell ill.' })],
  'panels.breakSeal': [
    adminsHere,
    (w) => ({ evaluationId: w.evaluationId, reason: 'The candidate has another offer.' }),
  ],
}
