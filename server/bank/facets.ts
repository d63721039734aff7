import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { type QuestionLevel, type QuestionStatus, questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { bankFilter } from './input'
import { holdsText, isNewest } from './shelf'

type Filter = z.output<typeof bankFilter>
type Filed = { categoryId: string; level: QuestionLevel; status: QuestionStatus; competencyIds: string[] }

/** How many questions each choice of each facet would leave, with the other facets as they are. */
export async function countQuestions(db: Db, member: Member, filter: Filter) {
  const filed = await db
    .select({
      categoryId: questions.categoryId,
      level: questionVersions.level,
      status: questions.status,
      competencyIds: sql<string[]>`array(select vc.competency_id from question_version_competencies vc
        where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id})`,
    })
    .from(questions)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questions.organizationId),
        eq(questionVersions.questionId, questions.id),
        isNewest,
      ),
    )
    .where(
      and(
        eq(questions.organizationId, member.organizationId),
        filter.text ? holdsText(filter.text) : undefined,
      ),
    )
  return countFacets(filed, filter)
}

/** A facet's own choice is left out of its counts: they tell what choosing another would find. */
export function countFacets(filed: readonly Filed[], filter: Filter) {
  const passes = (one: Filed, except: keyof Filed) =>
    (except === 'categoryId' || !filter.categoryId || one.categoryId === filter.categoryId) &&
    (except === 'level' || !filter.level || one.level === filter.level) &&
    (except === 'status' || (filter.status ? one.status === filter.status : one.status !== 'archived')) &&
    (except === 'competencyIds' || !filter.competencyId || one.competencyIds.includes(filter.competencyId))
  const counted = (facet: keyof Filed) => {
    const counts: Record<string, number> = {}
    for (const one of filed) {
      if (passes(one, facet))
        for (const value of [one[facet]].flat()) counts[value] = (counts[value] ?? 0) + 1
    }
    return counts
  }
  return {
    categories: counted('categoryId'),
    levels: counted('level'),
    statuses: counted('status'),
    competencies: counted('competencyIds'),
  }
}
