import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { recordAudit } from '../audit/entries'
import { planForPresent, qualifiedAmong } from '../plans/rules'
import { clearAssignments, writeAssignments } from './assignments'
import type { duplicateInput } from './input'
import { createPanel, findPanel } from './panels'

/**
 * Makes the same panel for a job: its set, interviewers, settings and plan, and the rule that holds as its first. No
 * candidate and no session comes along, nor anybody who has left. Returns the new panel's id.
 */
export async function duplicatePanel(
  db: Db,
  member: Member,
  input: z.output<typeof duplicateInput>,
): Promise<string> {
  await requirePanel(db, member, input.panelId, 'manage')
  const { name, setVersionId, sealPolicy, ...panel } = await findPanel(db, member, input.panelId)
  const present = panel.interviewers.filter((one) => !one.hasLeft)
  const memberIds = present.map((one) => one.memberId)
  const { namesHidden, evidenceDemanded, interviewersMayCompare, rule, questions } = panel
  const id = await createPanel(
    db,
    member,
    {
      jobId: input.jobId,
      name,
      setVersionId,
      memberIds,
      sealPolicy,
      namesHidden,
      evidenceDemanded,
      interviewersMayCompare,
    },
    {
      method: rule.method,
      leastScores: rule.leastScores,
      hireBar: rule.hireBar,
      competencyWeights: rule.competencyWeights,
      competencyMinimums: rule.competencyMinimums,
      tieBreaks: rule.tieBreaks,
    },
  )
  await clearAssignments(db, member, id)
  const plan = planForPresent(questions, panel.assignments, memberIds, qualifiedAmong(present))
  await writeAssignments(db, member, id, plan)
  await recordAudit(db, member, 'duplicated panel', { kind: 'panel', id }, { from: input.panelId })
  return id
}
