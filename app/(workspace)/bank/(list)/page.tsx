import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { bankFilter } from '@/server/bank/input'
import { countOf } from '../question-words'
import { BankFilters, type Filters } from './bank-filters'
import { BankTable } from './bank-table'

export const metadata: Metadata = { title: 'Bank' }

/** Rows shown at once: more than anybody reads, few enough to paint at every key. */
const shownMax = 100

type Query = Record<string, string | string[] | undefined>

/** What of the address is a filter; what is none is left out rather than refused. */
function readFilters(query: Query): Filters {
  const found: Filters = {}
  for (const key of ['text', 'categoryId', 'level', 'competencyId', 'status'] as const) {
    const read = bankFilter.shape[key].safeParse(query[key])
    if (read.data) found[key] = read.data
  }
  return found
}

export default async function BankPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const filters = readFilters(query)
  const me = await load((api) => api.organizations.me())
  const categories = await load((api) => api.bank.categories())
  const competencies = await load((api) => api.bank.competencies())
  const filter = bankFilter.parse(filters)
  const { questions, counts } = await load((api) => api.bank.list(filter))
  const filtered = Object.keys(filters).length > 0
  const isEmpty = !filtered && Object.keys(counts.statuses).length === 0
  const shown = query.all === undefined ? questions.slice(0, shownMax) : questions
  const usages = await load((api) => api.usage.list({ questionIds: shown.map(({ id }) => id) }))
  const mayDraft = me.role !== 'reviewer'
  const newQuestion = (kind: 'primary' | 'quiet') => (
    <LinkButton href={path.newQuestion()} kind={kind}>
      New question
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="Bank"
        subtitle="The questions that sets are made of, each with what a great answer covers."
        actions={mayDraft && !isEmpty ? newQuestion('primary') : null}
      />
      {isEmpty ? (
        <EmptyState title="No questions yet" actions={mayDraft ? newQuestion('primary') : null}>
          A question holds its prompt, the points a great answer covers, and what answers at each level look
          like. {mayDraft ? 'Write the first one.' : 'Interviewers, managers and admins write them.'}
        </EmptyState>
      ) : (
        <>
          <BankFilters
            filters={filters}
            categories={categories}
            competencies={competencies}
            counts={counts}
          />
          <p role="status" className="mb-2 text-xs text-ink-2 tabular-nums">
            {filtered
              ? `${countOf(questions.length, 'question')} found`
              : countOf(questions.length, 'question')}
          </p>
          {questions.length > 0 ? (
            <>
              <BankTable questions={shown} usages={usages} />
              {shown.length < questions.length ? (
                <p className="mt-3 text-ink-2">
                  These are the first {shownMax}.{' '}
                  <TextLink href={path.bank({ ...filters, all: 1 })} scroll={false}>
                    Show all {questions.length}
                  </TextLink>
                </p>
              ) : null}
            </>
          ) : (
            <EmptyState
              title="No question fits"
              actions={
                <>
                  {filters.text && Object.keys(filters).length > 1 ? (
                    <LinkButton href={path.bank({ text: filters.text })}>
                      Search every category, level and competency
                    </LinkButton>
                  ) : null}
                  <LinkButton href={path.bank()}>Show all questions</LinkButton>
                </>
              }
            >
              {filters.text ? 'Every word has to occur in the prompt, the hint or a point: try fewer. ' : ''}
              Archived questions show only under their own status.
            </EmptyState>
          )}
        </>
      )}
    </>
  )
}
