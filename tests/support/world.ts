import { uuidv7 } from 'uuidv7'
import type { Member, Seat } from '@/server/access'
import { createCategory } from '@/server/bank/categories'
import { createCompetency } from '@/server/bank/competencies'
import { archiveQuestion, createQuestion, publishQuestion, saveQuestion } from '@/server/bank/questions'
import { askForReview } from '@/server/bank/reviews'
import { moveBoard } from '@/server/boards/move'
import { addFile } from '@/server/candidates/files'
import { addToTeam, createJob } from '@/server/jobs/jobs'
import { inviteMember } from '@/server/organizations/invitations'
import { hashPassword } from '@/server/organizations/passwords'
import { qualifyMember } from '@/server/organizations/qualifications'
import { hashToken, makeToken } from '@/server/organizations/tokens'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { cancelSession } from '@/server/panels/sessions'
import { reviseScore } from '@/server/sessions/revise'
import { createSet } from '@/server/sets/sets'
import { saveSetVersion } from '@/server/sets/versions'
import { mergeCategory } from '@/server/shelves/categories'
import { mergeCompetency } from '@/server/shelves/competencies'
import { archiveShelf } from '@/server/shelves/shelves'
import { followUp, note, point, recommend, score, submit } from '../sessions/acts'
import { owner } from './database'
import {
  as,
  type MadePanel,
  makeApplication,
  makeMember,
  makeOrganization,
  makePanel,
  makeSeats,
  makeUserSession,
} from './makers'
import { makeAftermath } from './world-after'
import { makeImports } from './world-files'
import { makeSecondLooks } from './world-looks'
import { makeMissedSessions } from './world-missed'
import { makeOwnWords } from './world-own-words'

/** Everybody's password in a world. */
export const password = 'the same password for everybody'

/** What a question of the bank says, for the shelf and the competency given. */
export const contentOf = (categoryId: string, competencyId: string) => ({
  categoryId,
  level: 'beginner' as const,
  minutes: 5,
  competencyIds: [competencyId],
  prompt: 'How would you tell?',
  hint: 'Says how.',
  points: ['Says how'],
  anchors: [1, 3, 5].map((level) => ({ level, text: `Level ${level}` })),
  followUps: ['And then?'],
})

export type World = Awaited<ReturnType<typeof makeWorld>>

/**
 * An organization with one of everything: two jobs with their own people, a panel with one sealed and one opened
 * evaluation and one that is ahead, a bank, sets, files and links. Two worlds are shaped alike, so that an id of one
 * can be put where the other's belongs. Whatever is behind the seal carries a canary.
 */
export async function makeWorld(sealPolicy: 'until all submit' | 'until own submit' = 'until all submit') {
  const admin = await makeOrganization()
  const here = await makePanel(admin, { interviewers: 2, candidates: 3, questions: 2, sealPolicy })
  const elsewhere = await makePanel(admin, { interviewers: 1, candidates: 1, questions: 1 })
  const { manager, jobId, panelId, setVersionId, setItemIds } = here
  const [interviewer, colleague] = here.interviewers as [Member, Member]
  const reviewer = await makeReviewer(manager, jobId)
  const otherReviewer = await makeReviewer(elsewhere.manager, elsewhere.jobId)
  const [sealed, opened, ahead] = here.sessions.map((one) => one.id) as [string, string, string]
  const item = setItemIds[0]!
  const [asked] = await owner<{ id: string; question_id: string; further: string }[]>`
    select point.id, item.question_id, further.id as further from set_items item
    join follow_ups further on further.organization_id = item.organization_id and further.question_version_id = item.question_version_id
    join points point on point.organization_id = item.organization_id and point.question_version_id = item.question_version_id
    where item.organization_id = ${admin.organizationId} and item.id = ${item} and point.position = 1`
  const { id: pointId, question_id: questionId, further: followUpId } = asked!

  const canaries = {
    draft: `canary ${uuidv7()}`,
    submitted: `canary ${uuidv7()}`,
    open: `canary ${uuidv7()}`,
  }
  const [draft, ready] = (await makeSeats(here.interviewers, sealed)) as [Seat, Seat]
  await fill(draft, item, { pointId, followUpId }, canaries.draft)
  await fill(ready, item, { pointId, followUpId }, canaries.submitted)
  await submit(ready)
  await moveOnBoard(draft, setItemIds)
  await revise(ready, item, 2, canaries.submitted)
  for (const seat of await makeSeats(here.interviewers, opened)) {
    await fill(seat, item, { pointId, followUpId }, canaries.open)
    await submit(seat)
  }
  const [own] = await makeSeats([interviewer], opened)
  await revise(own!, item, 2, canaries.open)
  const [cards] = await owner<{ waiting: string }[]>`
    select id as waiting from scorecards where session_id = ${ahead} and member_id = ${colleague.memberId}`
  const [written] = await owner<{ entry: string; note: string }[]>`
    select entry.id as entry, entry.note_id as note from scorecard_entries entry
    where entry.scorecard_id = ${draft.scorecardId} and entry.kind = 'note'`

  await makeAftermath({
    member: reviewer,
    questionId,
    openedEvaluationId: here.sessions[1]!.evaluation_id,
    applicationId: here.applications[2]!.applicationId,
  })

  return {
    organizationId: admin.organizationId,
    admin,
    manager,
    otherManager: elsewhere.manager,
    interviewer,
    colleague,
    otherInterviewer: elsewhere.interviewers[0]!,
    reviewer,
    otherReviewer,
    homeless: await makeHomeless(),
    leaver: await makeMember(admin, 'interviewer'),
    jobId,
    secondJobId: await as(manager, (db) => createJob(db, manager, { title: 'Another', description: '' })),
    panelId,
    setVersionId,
    setItemIds,
    questionId,
    pointId,
    followUpId,
    candidateId: here.applications[0]!.candidateId,
    applicationIds: here.applications.map((one) => one.applicationId),
    evaluationId: here.sessions[0]!.evaluation_id,
    evaluationIds: here.sessions.map((one) => one.evaluation_id),
    spareApplicationId: (await makeApplication(manager, jobId)).applicationId,
    idlePanelId: await makeIdlePanel(here),
    sessions: {
      sealed,
      opened,
      ahead,
      cancelled: await makeCancelledSession(here),
      ...(await makeMissedSessions(here)),
    },
    waitingScorecardId: cards!.waiting,
    entryId: written!.entry,
    noteId: written!.note,
    fileId: await as(manager, (db) =>
      addFile(db, manager, here.applications[0]!.candidateId, {
        name: 'cv.txt',
        mediaType: 'text/plain',
        content: Buffer.from('a life'),
      }),
    ),
    canaries,
    ...(await makeSecondLooks({
      here,
      reviewer,
      fill: async (seat) => {
        await fill(seat, item, { pointId, followUpId }, canaries.open)
        await submit(seat)
      },
    })),
    ...(await makeOwnWords(here)),
    ...(await makeBank(admin, interviewer)),
    ...(await makeImports(admin)),
    ...(await makeLinks(admin, manager)),
  }
}

type Rubric = { pointId: string; followUpId: string }

/** One of everything that the seal hides. */
async function fill(seat: Seat, setItemId: string, rubric: Rubric, canary: string): Promise<void> {
  await score(seat, setItemId, 4)
  await point(seat, setItemId, rubric.pointId, true)
  await followUp(seat, setItemId, rubric.followUpId, true)
  await note(seat, setItemId, canary, { pointId: rubric.pointId })
  await note(seat, null, canary, { unplanned: { question: canary, value: 4 } })
  await recommend(seat, 'strong yes', canary)
}

/** One question skipped, the next one asked, and its asker in the room for as long as anybody looks. */
async function moveOnBoard(seat: Seat, setItemIds: readonly string[]): Promise<void> {
  const { sessionId, member } = seat
  for (const [seq, to] of (['skipped', 'asking'] as const).entries())
    await as(member, (db) => moveBoard(db, seat, { sessionId, setItemId: setItemIds[seq]!, to, seq }))
  await owner`insert into board_presences (organization_id, session_id, member_id, seen_at)
    values (${member.organizationId}, ${sessionId}, ${member.memberId}, now() + interval '1 day')`
}

function revise(seat: Seat, setItemId: string, value: number, reason: string) {
  const { sessionId } = seat
  return as(seat.member, (db) =>
    reviseScore(db, seat, { sessionId, setItemId, value, notAssessed: null, reason }),
  )
}

async function makeReviewer(manager: Member, jobId: string): Promise<Member> {
  const reviewer = await makeMember(manager, 'reviewer')
  await as(manager, (db) => addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }))
  return reviewer
}

/** A panel of the same job that nothing was scheduled for. */
function makeIdlePanel({ manager, jobId, setVersionId, interviewers }: MadePanel): Promise<string> {
  return as(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Idle',
      setVersionId,
      memberIds: interviewers.map((one) => one.memberId),
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
}

/** A second meeting of the evaluation that is ahead, called off. */
function makeCancelledSession({ manager, panelId, applications, interviewers }: MadePanel): Promise<string> {
  return as(manager, async (db) => {
    const [sessionId] = await scheduleSessions(db, manager, {
      panelId,
      applicationIds: [applications.at(-1)!.applicationId],
      startsAt: new Date('2031-01-01T12:00:00Z'),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: interviewers.map((one) => one.memberId),
    })
    await cancelSession(db, manager, sessionId!)
    return sessionId!
  })
}

/** Signed in, and of no organization. */
async function makeHomeless(): Promise<{ userId: string; userSessionId: string }> {
  const userId = uuidv7()
  await owner`insert into users (id, email, name) values (${userId}, ${`${userId}@example.org`}, 'Nowhere')`
  return { userId, userSessionId: await makeUserSession(userId) }
}

async function makeBank(admin: Member, interviewer: Member) {
  const bank = await makeOwnBank(admin)
  const content = contentOf(bank.categoryId, bank.competencyId)
  const reviewedQuestionId = await as(interviewer, async (db) => {
    const questionId = await createQuestion(db, interviewer, content)
    await askForReview(db, interviewer, { questionId, seen: { number: 1, revision: 1 } })
    return questionId
  })
  const rewordedQuestionId = await as(admin, async (db) => {
    const questionId = await createQuestion(db, admin, content)
    await publishQuestion(db, admin, { questionId })
    await saveQuestion(db, admin, { ...content, questionId, number: 1, revision: 1, prompt: 'How else?' })
    return questionId
  })
  return { ...bank, reviewedQuestionId, rewordedQuestionId }
}

function makeOwnBank(admin: Member) {
  return as(admin, async (db) => {
    const categoryId = await createCategory(db, admin, { name: 'Shelf' })
    const competencyId = await createCompetency(db, admin, { name: 'Telling' })
    await qualifyMember(db, admin, { memberId: admin.memberId, competencyIds: [competencyId] })
    const [other, merged, putAway] = [
      await createCompetency(db, admin, { name: 'Asking' }),
      await createCompetency(db, admin, { name: 'Asking again' }),
      await createCompetency(db, admin, { name: 'Put away' }),
    ]
    await mergeCompetency(db, admin, { id: merged, intoId: other })
    await archiveShelf(db, admin, { kind: 'competency', id: putAway })
    const content = contentOf(categoryId, competencyId)
    const published = await createQuestion(db, admin, content)
    await publishQuestion(db, admin, { questionId: published })
    const oldShelf = await createCategory(db, admin, { name: 'Old shelf' })
    const archived = await createQuestion(db, admin, { ...content, categoryId: oldShelf })
    await mergeCategory(db, admin, { id: oldShelf, intoId: categoryId })
    await archiveQuestion(db, admin, { questionId: archived })
    const { setId, setVersionId } = await createSet(db, admin, { name: 'Draft', slotMinutes: 60 })
    const { revision } = await saveSetVersion(db, admin, {
      setVersionId,
      revision: 1,
      slotMinutes: 60,
      items: [{ questionId: published, weight: 1 }],
    })
    return {
      categoryId,
      competencyId,
      otherCompetencyId: other,
      mergedCompetencyId: merged,
      archivedCompetencyId: putAway,
      publishedQuestionId: published,
      archivedQuestionId: archived,
      draftQuestionId: await createQuestion(db, admin, content),
      draftSet: { setId, setVersionId, revision },
    }
  })
}

async function makeLinks(admin: Member, manager: Member) {
  const { link } = await as(admin, (db) =>
    inviteMember(db, admin, { email: `${uuidv7()}@example.org`, role: 'reviewer' }),
  )
  const [invitation] = await owner<{ id: string }[]>`
    select id from invitations where organization_id = ${admin.organizationId}`
  const resetToken = makeToken()
  await owner`insert into password_resets (id, user_id, token_hash, expires_at)
    values (${uuidv7()}, ${manager.userId}, ${hashToken(resetToken)}, now() + interval '1 hour')`
  const hash = await hashPassword(password)
  await owner`update users set password_hash = ${hash}`
  return { invitationId: invitation!.id, invitationToken: link.split('/').at(-1)!, resetToken }
}
