import { admins, adminsHere, deciders, everybody, jobManagers, type Lines, managers } from '../who'

export const impact: Lines = {
  'impact.questions': [managers],
  'impact.createQuestion': [admins, () => ({ name: 'Age', groups: ['Under 40', '40 or over'] })],
  'impact.changeQuestion': [
    adminsHere,
    (w) => ({ questionId: w.selfQuestionId, name: 'Renamed', groups: ['Woman', 'Man', 'Non-binary'] }),
  ],
  'impact.archiveQuestion': [adminsHere, (w) => ({ questionId: w.selfQuestionId })],
  'impact.restoreQuestion': [adminsHere, (w) => ({ questionId: w.archivedSelfQuestionId })],
  'impact.orderQuestions': [adminsHere, (w) => ({ questionIds: [w.selfQuestionId] })],
  'impact.job': [jobManagers, (w) => ({ jobId: w.jobId })],
  'impact.release': ['later later hidden no no no no hidden no out', (w) => ({ jobId: w.jobId })],
  'impact.links': [jobManagers, (w) => ({ jobId: w.jobId })],
  'impact.makeLinks': [
    jobManagers,
    (w) => ({ jobId: w.jobId, applicationIds: [w.applicationIds[0], w.applicationIds[1]] }),
  ],
  // No mail is set up in the tests of authority.
  'impact.sendLinks': [
    'later later hidden no no no no hidden no out',
    (w) => ({ jobId: w.jobId, applicationIds: [w.applicationIds[0]] }),
  ],
  'impact.findPage': [everybody, (w) => ({ token: w.selfToken })],
  'impact.answer': [
    everybody,
    (w) => ({ token: w.selfToken, answers: [{ questionId: w.selfQuestionId, group: 'Woman' }] }),
  ],
  'impact.takeBack': [everybody, (w) => ({ token: w.selfToken })],

  'feedback.find': [deciders, (w) => ({ jobId: w.jobId, applicationId: w.selfReportedApplicationId })],
  'feedback.save': [
    deciders,
    (w) => ({
      jobId: w.jobId,
      applicationId: w.selfReportedApplicationId,
      text: 'Thank you again.',
      lastSeen: 1,
    }),
  ],
  'feedback.send': [
    deciders,
    (w) => ({ jobId: w.jobId, applicationId: w.selfReportedApplicationId, number: 1, way: 'by hand' }),
  ],
}
