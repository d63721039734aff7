import { uuidv7 } from 'uuidv7'
import type { Member } from '@/server/access'
import { findCandidateKey, sealText } from '@/server/candidates/sealing'
import { owner } from './database'
import { as } from './makers'

type Met = {
  member: Member
  questionId: string
  /** An evaluation whose seal is open, and an application nobody decided on. */
  openedEvaluationId: string
  applicationId: string
}

/** One row of everything that comes after the seal: a debrief, a decision's answers. */
export async function makeAftermath({ member, questionId, openedEvaluationId, applicationId }: Met) {
  const { organizationId, memberId } = member
  const [debriefId, decisionId] = [uuidv7(), uuidv7()]
  const [application] = await owner<{ candidate_id: string }[]>`
    select candidate_id from applications where id = ${applicationId}`
  const key = await as(member, (db) => findCandidateKey(db, member, application!.candidate_id))
  const sealed = sealText(key, 'What somebody wrote about somebody.')
  await owner`insert into debriefs (organization_id, id, evaluation_id, started_by)
    values (${organizationId}, ${debriefId}, ${openedEvaluationId}, ${memberId})`
  await owner`insert into debrief_topics (organization_id, debrief_id, question_id, settled_by)
    values (${organizationId}, ${debriefId}, ${questionId}, ${memberId})`
  await owner`insert into decisions (organization_id, id, application_id, number, outcome, sealed_reason, decided_by, frozen_comparison, comparison_sha256)
    values (${organizationId}, ${decisionId}, ${applicationId}, 1, 'hold', ${sealed}, ${memberId}, '{}', '')`
  await owner`insert into decision_approvals (organization_id, decision_id, member_id, answer)
    values (${organizationId}, ${decisionId}, ${memberId}, 'approved')`
  await owner`insert into decision_reopenings (organization_id, decision_id, reopened_by, sealed_reason)
    values (${organizationId}, ${decisionId}, ${memberId}, ${sealed})`
}
