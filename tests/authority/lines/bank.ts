import { contentOf } from '@/tests/support/world'
import { importFields, unknownName } from '@/tests/support/world-files'
import { authors, authorsHere, type Lines, managers, managersHere, members, membersHere } from '../who'

export const bank: Lines = {
  'bank.list': [members, (w) => ({ categoryId: w.categoryId, competencyId: w.competencyId })],
  'bank.more': [
    members,
    (w) => ({
      categoryId: w.categoryId,
      after: { rank: 0, position: 0, createdAtMicroseconds: 0, id: w.publishedQuestionId },
    }),
  ],
  'bank.published': [members],
  'bank.find': [membersHere, (w) => ({ questionId: w.publishedQuestionId })],
  'bank.similar': [
    membersHere,
    (w) => ({ questionId: w.publishedQuestionId, besideIds: [w.draftQuestionId] }),
  ],
  'bank.categories': [members],
  'bank.competencies': [members],
  'bank.create': [authors, (w) => contentOf(w.categoryId, w.competencyId)],
  'bank.save': [
    authorsHere,
    (w) => ({
      ...contentOf(w.categoryId, w.competencyId),
      questionId: w.draftQuestionId,
      number: 1,
      revision: 1,
    }),
  ],
  'bank.compareVersions': [membersHere, (w) => ({ questionId: w.publishedQuestionId, from: 1, to: 1 })],
  'bank.reuseVersion': [
    authorsHere,
    (w) => ({ questionId: w.rewordedQuestionId, number: 1, seen: { number: 2, revision: 1 } }),
  ],
  'bank.reviews': [members],
  'bank.askForReview': [
    authorsHere,
    (w) => ({ questionId: w.draftQuestionId, seen: { number: 1, revision: 1 } }),
  ],
  // Only the interviewer asked.
  'bank.withdrawReview': [
    'later later later yes later no no hidden no out',
    (w) => ({ questionId: w.reviewedQuestionId }),
  ],
  'bank.sendBack': [
    managersHere,
    (w) => ({ questionId: w.reviewedQuestionId, answer: 'Say what is heard.' }),
  ],
  'bank.publish': [managersHere, (w) => ({ questionId: w.draftQuestionId })],
  'bank.archive': [managersHere, (w) => ({ questionId: w.publishedQuestionId })],
  'bank.restore': [managersHere, (w) => ({ questionId: w.archivedQuestionId })],
  'bank.alike': [
    'yes yes yes yes yes no no yes no out',
    (w) => ({ prompt: 'Tell us of a queue.', questionId: w.publishedQuestionId }),
  ],
  'bank.createCategory': [managers, () => ({ name: 'New shelf' })],
  'bank.createCompetency': [managers, () => ({ name: 'New competency' })],

  'shelves.list': [members],
  'shelves.rename': [managersHere, (w) => ({ kind: 'competency', id: w.competencyId, name: 'Other' })],
  'shelves.archive': [managersHere, (w) => ({ kind: 'category', id: w.categoryId })],
  'shelves.restore': [managersHere, (w) => ({ kind: 'competency', id: w.archivedCompetencyId })],
  'shelves.order': [managersHere, (w) => ({ categoryIds: [w.categoryId] })],
  'shelves.foresee': [
    managersHere,
    (w) => ({ kind: 'competency', id: w.competencyId, intoId: w.otherCompetencyId }),
  ],
  'shelves.merge': [
    managersHere,
    (w) => ({ kind: 'competency', id: w.competencyId, intoId: w.otherCompetencyId }),
  ],
  'shelves.separate': [managersHere, (w) => ({ kind: 'competency', id: w.mergedCompetencyId })],

  'bankFiles.list': [managers],
  'bankFiles.find': [managersHere, (w) => ({ importId: w.importId })],
  'bankFiles.follow': [managersHere, (w) => ({ importId: w.importId })],
  'bankFiles.rows': [managersHere, (w) => ({ importId: w.importId, show: 'first' })],
  'bankFiles.discard': [managersHere, (w) => ({ importId: w.importId })],
  'bankFiles.check': [managersHere, (w) => ({ importId: w.importId, fields: [...importFields] })],
  'bankFiles.import': [
    managersHere,
    (w) => ({
      importId: w.importId,
      categories: [{ name: `${unknownName} yet`, id: w.categoryId }],
      competencies: [{ name: `${unknownName} yet`, id: w.competencyId }],
      changed: 'update',
      same: 'leave out',
      withoutFaulty: false,
      publish: true,
    }),
  ],
  'bankFiles.takeBack': [managersHere, (w) => ({ importId: w.importedId })],
}
