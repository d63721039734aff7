import { jobManagers, type Lines, managers, managersHere, members, membersHere } from '../who'

export const sets: Lines = {
  'assembly.check': [jobManagers, (w) => ({ questionIds: [w.publishedQuestionId], jobId: w.jobId })],
  'assembly.assemble': [
    jobManagers,
    (w) => ({
      slotMinutes: 45,
      competencies: [],
      levels: [],
      must: [],
      never: [],
      questionsMost: 8,
      jobId: w.jobId,
      metMost: null,
    }),
  ],

  'sets.list': [members],
  'sets.published': [members],
  'sets.find': [membersHere, (w) => ({ setId: w.draftSet.setId })],
  'sets.create': [managers, () => ({ name: 'New set', slotMinutes: 45 })],
  'sets.rename': [managersHere, (w) => ({ setId: w.draftSet.setId, name: 'Renamed' })],
  'sets.save': [
    managersHere,
    (w) => ({
      setVersionId: w.draftSet.setVersionId,
      revision: w.draftSet.revision,
      slotMinutes: 30,
      items: [{ questionId: w.publishedQuestionId, weight: 2 }],
    }),
  ],
  'sets.publish': [
    managersHere,
    (w) => ({ setVersionId: w.draftSet.setVersionId, revision: w.draftSet.revision }),
  ],
  'sets.discard': [managersHere, (w) => ({ setId: w.draftSet.setId })],
  'sets.restore': [managersHere, (w) => ({ setId: w.draftSet.setId })],
  'sets.startNextVersion': [managersHere, (w) => ({ setId: w.draftSet.setId })],
  'sets.moveToNewest': [managersHere, (w) => ({ setIds: [w.draftSet.setId] })],
}
