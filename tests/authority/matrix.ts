import { uuidv7 } from 'uuidv7'
import { firstRule } from '@/server/decision-rules/rules'
import type { RefusalKind } from '@/server/errors'
import { contentOf, password, type World } from '@/tests/support/world'
import { importFields, unknownName } from '@/tests/support/world-files'

/** Who calls. The first seven belong to one organization; a foreigner is the admin of another. */
export const roles = [
  'admin',
  'manager',
  'otherManager',
  'interviewer',
  'otherInterviewer',
  'reviewer',
  'otherReviewer',
  'foreigner',
  'homeless',
  'nobody',
] as const
export type Role = (typeof roles)[number]

/** What they are told: `hidden` looks like an id that does not exist. */
export const outcomes = {
  yes: 'yes',
  no: 'not allowed',
  hidden: 'not found',
  out: 'not signed in',
  invalid: 'invalid',
  later: 'not now',
} as const satisfies Record<string, 'yes' | RefusalKind>
export type Outcome = keyof typeof outcomes

// “Other” is of this organization and has nothing to do with the job; “homeless” is signed in and of no organization.
//                admin  manager other   interv. other   reviewer other foreigner homeless nobody
//                               manager         interv.         reviewer
const everybody = 'yes    yes    yes     yes     yes     yes     yes     yes     yes      yes'
const persons = ' yes     yes    yes     yes     yes     yes     yes     yes     yes      out'
const members = ' yes     yes    yes     yes     yes     yes     yes     yes     no       out'
const membersHere = 'yes  yes    yes     yes     yes     yes     yes     hidden  no       out'
const authors = ' yes     yes    yes     yes     yes     no      no      invalid no       out'
const authorsHere = 'yes  yes    yes     yes     yes     no      no      hidden  no       out'
const managers = 'yes     yes    yes     no      no      no      no      yes     no       out'
const managersHere = 'yes yes    yes     no      no      no      no      hidden  no       out'
const admins = '  yes     no     no      no      no      no      no      yes     no       out'
const adminsHere = 'yes   no     no      no      no      no      no      hidden  no       out'
const jobSeers = 'yes     yes    hidden  yes     hidden  yes     hidden  hidden  no       out'
const comparers = 'yes    yes    hidden  no      hidden  yes     hidden  hidden  no       out'
const jobManagers = 'yes  yes    hidden  no      no      no      no      hidden  no       out'
const leaders = 'yes       yes    hidden  no      hidden  no      hidden  hidden  no       out'
const panelAndManagers = 'yes yes hidden yes    hidden  no      hidden  hidden  no       out'
const deciders = 'no      yes    hidden  no      no      no      no      hidden  no       out'
const lookReaders = 'no   no     hidden  yes     hidden  yes      hidden  hidden  no       out'
const seats = '   hidden  hidden hidden  yes     hidden  hidden  hidden  hidden  no       out'

type Line = [who: string, input?: (world: World) => unknown]

const settingUp = { organizationName: 'Second', timeZone: 'UTC', name: 'Second' }
const team = (w: World) => ({ jobId: w.jobId, memberId: w.leaver.memberId })
const settings = { name: 'Renamed', timeZone: 'UTC' }
const profile = { name: 'Somebody', email: '', links: [] }
const noon = new Date('2030-01-01T12:00:00Z')
const write = (sessionId: string) => ({ sessionId, entryId: uuidv7(), version: 0 })

/** Every procedure: who may call it, and an input that is valid in a world. One without a line fails the suite. */
export const matrix: Record<string, Line> = {
  'organizations.entrance': [everybody],
  'organizations.cast': [everybody],
  'organizations.signedOut': [everybody],
  'organizations.isSetUp': [everybody],
  'organizations.setUp': [
    'later later later later later later later later later later',
    () => ({ ...settingUp, email: 'second@example.org', password }),
  ],
  'organizations.findInvitation': [everybody, (w) => ({ token: w.invitationToken })],
  'organizations.acceptInvitation': [everybody, (w) => ({ token: w.invitationToken, name: 'New', password })],
  'organizations.requestPasswordReset': [everybody, (w) => ({ email: w.manager.email })],
  'organizations.resetPassword': [everybody, (w) => ({ token: w.resetToken, password })],
  'organizations.memberships': [persons],
  'organizations.switch': [
    'yes yes yes yes yes yes yes hidden hidden out',
    (w) => ({ organizationId: w.organizationId }),
  ],
  'organizations.changePassword': [
    persons,
    () => ({ oldPassword: password, newPassword: `new ${password}` }),
  ],
  'organizations.signOutEverywhere': [persons],
  'organizations.me': [members],
  'organizations.find': [members],
  'organizations.members': [members],
  'organizations.qualify': [
    managersHere,
    (w) => ({ memberId: w.leaver.memberId, competencyIds: [w.competencyId] }),
  ],
  'organizations.change': [admins, () => settings],
  'organizations.removePlanted': ['yes no no no no no no no no out'],
  'organizations.invite': [admins, () => ({ email: 'guest@example.org', role: 'reviewer' })],
  'organizations.invitations': [admins],
  'organizations.renewInvitation': [adminsHere, (w) => ({ invitationId: w.invitationId })],
  'organizations.revokeInvitation': [adminsHere, (w) => ({ invitationId: w.invitationId })],
  'organizations.changeRole': [adminsHere, (w) => ({ memberId: w.leaver.memberId, role: 'reviewer' })],
  'organizations.removeMember': [adminsHere, (w) => ({ memberId: w.leaver.memberId })],

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

  'jobs.list': [members],
  'jobs.listArchived': [members],
  'jobs.find': [jobSeers, (w) => ({ jobId: w.jobId })],
  'jobs.create': [managers, () => ({ title: 'New job', description: '' })],
  'jobs.change': [jobManagers, (w) => ({ jobId: w.jobId, title: 'Renamed', description: '' })],
  'jobs.archive': [jobManagers, (w) => ({ jobId: w.jobId })],
  'jobs.restore': [jobManagers, (w) => ({ jobId: w.jobId })],
  'jobs.addToTeam': [jobManagers, (w) => ({ ...team(w), role: 'reviewer' })],
  'jobs.removeFromTeam': [jobManagers, team],

  'candidates.list': [members],
  'candidates.ofJob': [comparers, (w) => ({ jobId: w.jobId })],
  'candidates.find': [jobSeers, (w) => ({ candidateId: w.candidateId })],
  'candidates.byAddress': [managers, () => ({ email: 'nobody@example.org' })],
  'candidates.create': [jobManagers, (w) => ({ ...profile, jobId: w.jobId })],
  'candidates.change': [jobManagers, (w) => ({ ...profile, candidateId: w.candidateId })],
  'candidates.applyToJob': [jobManagers, (w) => ({ candidateId: w.candidateId, jobId: w.secondJobId })],
  'candidates.withdraw': [jobManagers, (w) => ({ applicationId: w.spareApplicationId })],
  'candidates.removeFile': [jobManagers, (w) => ({ fileId: w.fileId })],

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

  // Of another organization's questions the list is empty, and so are the places.
  'usage.list': [members, (w) => ({ questionIds: [w.questionId] })],
  'boards.find': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.attend': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.leave': [seats, (w) => ({ sessionId: w.sessions.sealed })],
  'boards.move': [
    seats,
    (w) => ({ sessionId: w.sessions.sealed, setItemId: w.setItemIds[0], to: 'asking', seq: 2 }),
  ],

  'usage.find': [membersHere, (w) => ({ questionId: w.questionId })],
  'usage.places': [members, (w) => ({ questionId: w.questionId })],

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

  'compare.job': [
    'yes yes hidden no hidden yes hidden hidden no out',
    (w) => ({ jobId: w.jobId, panelId: w.panelId }),
  ],
  'panelHealth.find': [
    'yes yes hidden yes hidden no hidden hidden no out',
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

/** The routes that hand files in and out, with the status that each refusal has there. */
export const files = {
  upload: ['yes yes hidden no hidden no hidden hidden out out', (w: World) => w.candidateId],
  download: ['yes yes hidden yes hidden yes hidden hidden out out', (w: World) => w.fileId],
} as const

/**
 * The stream of events by what it is about. An evaluation: to an interviewer who is not in it, there is none. A
 * session: its board is for those who sit in it, and for nobody else.
 */
export const live = {
  evaluation: [
    'yes yes hidden yes hidden yes hidden hidden out out',
    (w: World) => `evaluation.${w.evaluationId}`,
  ],
  session: [
    'hidden hidden hidden yes hidden hidden hidden hidden out out',
    (w: World) => `session.${w.sessions.sealed}`,
  ],
} as const

/** Every route handler and what decides who may use it. One without a line fails the suite. */
export const routes: Record<string, string> = {
  'auth/[...nextauth]': 'everybody: this is where one signs in',
  'bank/export': 'everybody who reads the bank, in tests/bank-files',
  'bank/imports/[importId]/faulty': 'managers and admins, in tests/bank-files',
  'calendar/[sessionId]': 'panels.calendar',
  'files/[fileId]': 'files.download',
  'health/live': 'everybody: tells that the process answers',
  'health/ready': 'everybody: tells whether this node serves',
  live: 'live, in tests/live',
  'room-worker': 'everybody: a script that holds nothing of anybody',
  'trpc/[trpc]': 'the matrix',
  upload: 'files.upload; of questions managers and admins, in tests/bank-files',
}

/** What one role is told in a line. */
export function expectedOf(who: string, role: Role): Outcome {
  const columns = who.trim().split(/\s+/)
  if (columns.length !== roles.length) throw new Error(`a line needs ${roles.length} columns: ${who}`)
  return columns[roles.indexOf(role)] as Outcome
}
