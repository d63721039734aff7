import type { Member } from '@/server/access'
import { saveFeedback } from '@/server/feedback/drafts'
import { sendFeedback } from '@/server/feedback/sendings'
import { answerPage } from '@/server/impact/answers'
import { makeLinks } from '@/server/impact/links'
import { archiveQuestion, createQuestion } from '@/server/impact/questions'
import { owner } from './database'
import { as, type MadePanel } from './makers'

/** What a candidate says of themselves through their own link, the figures made of it, and what is said to them. */
export async function makeOwnWords({ admin, manager, jobId, applications }: MadePanel) {
  const { organizationId } = admin
  const { applicationId } = applications[1]!
  const ask = (name: string) =>
    as(admin, (db) => createQuestion(db, admin, { name, groups: ['Woman', 'Man', 'Non-binary'] }))
  const selfQuestionId = await ask('Gender')
  const archivedSelfQuestionId = await ask('Asked no more')
  await as(admin, (db) => archiveQuestion(db, admin, archivedSelfQuestionId))
  const [link] = await as(manager, (db) => makeLinks(db, manager, { jobId, applicationIds: [applicationId] }))
  const selfToken = link!.link!.split('/').at(-1)!
  await answerPage({ token: selfToken, answers: [{ questionId: selfQuestionId, group: 'Non-binary' }] })
  await makeRelease(manager, jobId, selfQuestionId)
  await as(manager, async (db) => {
    await saveFeedback(db, manager, { jobId, applicationId, text: 'Thank you.', lastSeen: 0 })
    await sendFeedback(db, manager, { jobId, applicationId, number: 1, way: 'by hand' })
  })
  const [known] = await owner<{ count: number }[]>`
    select count(*)::int as count from self_reports where organization_id = ${organizationId}`
  if (known?.count !== 1) throw new Error('what the candidate said was not kept')
  return { selfQuestionId, archivedSelfQuestionId, selfToken, selfReportedApplicationId: applicationId }
}

/** Figures as a release leaves them, without the thirty people it takes: two groups are shown, one is too small. */
async function makeRelease({ organizationId, memberId }: Member, jobId: string, questionId: string) {
  await owner`insert into impact_releases (organization_id, job_id, number, people, selected, released_by)
    values (${organizationId}, ${jobId}, 1, 30, 12, ${memberId})`
  for (const [group, applied, selected, shown] of [
    ['Woman', 12, 6, true],
    ['Man', 10, 4, true],
    ['Non-binary', 4, 1, false],
  ] as const)
    await owner`insert into impact_counts (organization_id, job_id, number, question_id, "group", applied, selected, shown)
      values (${organizationId}, ${jobId}, 1, ${questionId}, ${group}, ${applied}, ${selected}, ${shown})`
}
