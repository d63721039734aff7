import { and, eq } from 'drizzle-orm'
import { jobs } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import type { RuleGround } from '../decision-rules/rules'
import { whyNotChange as whyNotChangeJob } from '../jobs/rules'
import { listRules } from '../panels/decision-rules'
import { compareJob } from './comparison'
import { ruledScores } from './rule-of'
import { requireView } from './view'

export type RuleInForce = Awaited<ReturnType<typeof findRuleInForce>>

/**
 * A panel's rule with its history, and what it is applied to: opened evaluations only, for every viewer alike. The
 * ranking itself is computed where it is read (`server/decision-rules/rules.ts`), since an adjusted one takes seconds.
 */
export async function findRuleInForce(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
) {
  const access = await requireJob(db, member, input.jobId, 'compare')
  const { panels } = await requireView(db, member, input)
  const panel = panels.find(({ id }) => id === input.panelId) ?? panels[0] ?? null
  const whyNotChange = whyNotChangeJob(await findJob(db, member, input.jobId))
  const job = {
    id: access.jobId,
    title: access.title,
    place: access.place,
    mayChangeRule: access.place === 'admin' || access.place === 'manager',
    whyNotChangeRule: whyNotChange,
  }
  if (!panel) return { job, panels, panel: null }
  const { rows, columns } = await compareJob(db, member, { jobId: input.jobId, panelId: panel.id })
  const rules = await listRules(db, member, panel.id)
  const ground: RuleGround = {
    questions: columns.map(({ questionId, weight, competencyIds, competencies }) => ({
      id: questionId,
      weight,
      competencyIds,
      competencies,
    })),
    scores: ruledScores(rows, columns),
  }
  return {
    job,
    panels,
    panel: {
      ...panel,
      rule: rules[0]!,
      rules,
      competencies: listCompetencies(ground),
      candidates: Object.fromEntries(rows.map((row) => [row.applicationId, row.candidate])),
      sealed: rows.filter((row) => row.evaluations.some((one) => !one.isOpen)).length,
      ground,
    },
  }
}

async function findJob(db: Db, member: Member, jobId: string) {
  const [job] = await db
    .select({ archivedAt: jobs.archivedAt })
    .from(jobs)
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  return job!
}

/** What the panel's questions show, by name, with how many questions show it. */
function listCompetencies({ questions }: RuleGround): { id: string; name: string; questions: number }[] {
  const found = new Map<string, { id: string; name: string; questions: number }>()
  for (const { competencyIds, competencies } of questions)
    for (const [at, id] of competencyIds.entries()) {
      const known = found.get(id) ?? { id, name: competencies[at]!, questions: 0 }
      found.set(id, { ...known, questions: known.questions + 1 })
    }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
