import { comparers, deciders, jobSeers, type Lines, leaders, members, panelAndManagers } from '../who'

export const compare: Lines = {
  'compare.job': [
    'yes yes hidden no hidden yes hidden hidden no out',
    (w) => ({ jobId: w.jobId, panelId: w.panelId }),
  ],
  'compare.rule': [comparers, (w) => ({ jobId: w.jobId, panelId: w.panelId })],
  'compare.evidence': [
    'yes yes hidden no hidden yes hidden hidden no out',
    (w) => ({
      jobId: w.jobId,
      panelId: w.panelId,
      questionId: w.questionId,
      applicationIds: w.applicationIds.slice(0, 2),
    }),
  ],

  'panelHealth.find': [
    'yes yes hidden yes hidden no hidden hidden no out',
    (w) => ({ jobId: w.jobId, panelId: w.panelId }),
  ],

  'decisions.list': [comparers, (w) => ({ jobId: w.jobId, applicationId: w.applicationIds[1] })],
  'decisions.toApprove': [members],
  'decisions.decide': [
    deciders,
    (w) => ({
      jobId: w.jobId,
      panelId: w.panelId,
      applicationId: w.applicationIds[1],
      outcome: 'advance',
      reason: 'Clear and calm throughout.',
      lastSeen: 0,
    }),
  ],
  // The decision of the world is reopened, so that whoever may answer or reopen is told that it is too late.
  'decisions.answer': [
    'no later hidden no hidden later hidden hidden no out',
    (w) => ({ jobId: w.jobId, applicationId: w.applicationIds[2], number: 1, answer: 'approved' }),
  ],
  'decisions.reopen': [
    'no later hidden no no no no hidden no out',
    (w) => ({
      jobId: w.jobId,
      applicationId: w.applicationIds[2],
      number: 1,
      reason: 'Another panel is in.',
    }),
  ],

  'exports.comparison': [deciders, (w) => ({ jobId: w.jobId, panelId: w.panelId, as: 'decision' })],
  'exports.decision': [deciders, (w) => ({ jobId: w.jobId, applicationId: w.applicationIds[2], number: 1 })],

  'debriefs.list': [jobSeers, (w) => ({ jobId: w.jobId, panelId: w.panelId })],
  'debriefs.mine': [members],
  'debriefs.find': [jobSeers, (w) => ({ evaluationId: w.evaluationIds[1] })],
  'debriefs.topic': [jobSeers, (w) => ({ evaluationId: w.evaluationIds[1], questionId: w.questionId })],
  'debriefs.influence': [panelAndManagers, (w) => ({ evaluationId: w.evaluationIds[1] })],
  'debriefs.panelInfluence': [panelAndManagers, (w) => ({ jobId: w.jobId, panelId: w.panelId })],
  'debriefs.start': [panelAndManagers, (w) => ({ evaluationId: w.evaluationIds[1] })],
  'debriefs.move': [leaders, (w) => ({ evaluationId: w.evaluationIds[1], questionId: w.questionId })],
  'debriefs.settle': [
    leaders,
    (w) => ({
      evaluationId: w.evaluationIds[1],
      questionId: w.questionId,
      note: 'They heard it alike.',
      nextQuestionId: w.questionId,
    }),
  ],
  'debriefs.end': [leaders, (w) => ({ evaluationId: w.evaluationIds[1] })],
  'debriefs.resume': [leaders, (w) => ({ evaluationId: w.evaluationIds[1] })],
}
