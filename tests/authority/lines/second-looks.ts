import { jobManagers, jobSeers, type Lines, lookReaders, members } from '../who'

export const secondLooks: Lines = {
  'secondLooks.mine': [members],
  'secondLooks.list': [jobSeers, (w) => ({ jobId: w.jobId })],
  'secondLooks.choices': [jobManagers, (w) => ({ jobId: w.jobId })],
  'secondLooks.start': [
    jobManagers,
    (w) => ({
      panelId: w.lookedPanelId,
      evaluationIds: w.lookedEvaluationIds,
      memberIds: [w.interviewer.memberId, w.reviewer.memberId],
    }),
  ],
  'secondLooks.find': [jobSeers, (w) => ({ secondLookId: w.secondLookId })],
  'secondLooks.reading': [
    lookReaders,
    (w) => ({ secondLookId: w.secondLookId, questionId: w.lookedQuestionId }),
  ],
  'secondLooks.recordScore': [
    lookReaders,
    (w) => ({
      secondLookId: w.secondLookId,
      questionId: w.lookedQuestionId,
      answer: 1,
      value: 3,
      notAssessed: null,
      version: 0,
    }),
  ],
  // The reviewer has scored everything, the interviewer nothing yet.
  'secondLooks.finish': [
    'no no hidden later hidden yes hidden hidden no out',
    (w) => ({ secondLookId: w.secondLookId }),
  ],
  'secondLooks.end': [jobManagers, (w) => ({ secondLookId: w.secondLookId })],
  // The interviewer does not read in that one, so it does not exist for them.
  'secondLooks.result': [
    'yes yes hidden hidden hidden yes hidden hidden no out',
    (w) => ({ secondLookId: w.readLookId }),
  ],
}
