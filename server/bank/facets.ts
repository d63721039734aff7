import type * as z from 'zod'
import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'
import type { bankFilter } from './input'

type Filter = z.output<typeof bankFilter>
type Facet = 'categoryId' | 'level' | 'status' | 'competencyId'
type Filed = {
  categoryId: string
  level: QuestionLevel
  status: QuestionStatus
  inReview: boolean
  competencies: readonly { id: string }[]
}

function valuesOf(one: Filed, facet: Facet): string[] {
  if (facet === 'competencyId') return one.competencies.map(({ id }) => id)
  // A published question with a change in review is found under both.
  if (facet === 'status' && one.inReview) return [...new Set([one.status, 'review'])]
  return [one[facet]]
}

/** Whether a question passes the filter's facets, but for the one left out; archived ones only when asked for. */
export function passesFacets(one: Filed, filter: Filter, leftOut?: Facet): boolean {
  const facets: Facet[] = ['categoryId', 'level', 'status', 'competencyId']
  return facets.every((facet) => {
    const wanted = filter[facet]
    if (facet === leftOut) return true
    if (wanted) return valuesOf(one, facet).includes(wanted)
    return facet !== 'status' || one.status !== 'archived'
  })
}

/** How many questions each choice of a facet would leave, with the other facets as they are. */
export function countFacets(filed: readonly Filed[], filter: Filter) {
  const counted = (facet: Facet) => {
    const counts: Record<string, number> = {}
    for (const one of filed)
      if (passesFacets(one, filter, facet))
        for (const value of valuesOf(one, facet)) counts[value] = (counts[value] ?? 0) + 1
    return counts
  }
  return {
    categories: counted('categoryId'),
    levels: counted('level'),
    statuses: counted('status'),
    competencies: counted('competencyId'),
  }
}
