import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { bankFilter } from '@/server/bank/input'
import { countOf } from '../question-words'
import { BankFilters } from './bank-filters'
import { BankList } from './bank-list'
import { ExportMenu } from './export-menu'
import { type Filters, filterKeys } from './filter-keys'

export const metadata: Metadata = { title: 'Bank' }

/** Rows that come at once: more than anybody reads, few enough to paint at every key. */
const pageSize = 50
const shownMax = 1000

type Query = Record<string, string | string[] | undefined>

/** What of the address is a filter; what is none is left out rather than refused. */
function readFilters(query: Query): Filters {
  const found: Filters = {}
  for (const key of filterKeys) {
    const read = bankFilter.shape[key].safeParse(query[key])
    if (read.data) found[key] = read.data
  }
  return found
}

/** How many rows were asked for by “Show more”, before the page was loaded anew. */
function readShown(query: Query): number {
  const shown = Number(query.shown)
  return Number.isInteger(shown) ? Math.min(Math.max(shown, pageSize), shownMax) : pageSize
}

export default async function BankPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const filters = readFilters(query)
  const me = await load((api) => api.organizations.me())
  const categories = await load((api) => api.bank.categories())
  const competencies = await load((api) => api.bank.competencies())
  const filter = bankFilter.parse(filters)
  const listed = await load((api) => api.bank.list({ ...filter, limit: readShown(query) }))
  const { found, counts, authors, isLike } = listed
  const filtered = Object.keys(filters).length > 0
  const isEmpty = !filtered && Object.keys(counts.status).length === 0
  const usages = await load((api) => api.usage.list({ questionIds: listed.questions.map(({ id }) => id) }))
  const mayDraft = me.role !== 'reviewer'
  const mayImport = me.role === 'admin' || me.role === 'manager'
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
        actions={
          <>
            <LinkButton href={path.shelves()} kind="bare">
              Categories and competencies
            </LinkButton>
            {isEmpty ? null : (
              <>
                {mayImport ? <LinkButton href={path.importQuestions()}>Import</LinkButton> : null}
                <ExportMenu filters={filters} />
                {mayDraft ? newQuestion('primary') : null}
              </>
            )}
          </>
        }
      />
      {isEmpty ? (
        <EmptyState
          title="No questions yet"
          actions={
            <>
              {mayDraft ? newQuestion('primary') : null}
              {mayImport ? <LinkButton href={path.importQuestions()}>Import questions</LinkButton> : null}
            </>
          }
        >
          A question holds its prompt, the points a great answer covers, and what answers at each level look
          like. {mayDraft ? 'Write the first one.' : 'Interviewers, managers and admins write them.'}
        </EmptyState>
      ) : (
        <>
          <BankFilters
            filters={filters}
            categories={categories}
            competencies={competencies}
            authors={authors}
            counts={counts}
          />
          <p role="status" className="mb-2 text-xs text-ink-2 tabular-nums">
            {countOf(found, 'question')}
            {filtered ? ' found' : ''}
            {isLike && found > 0 ? ', by words that are like these: none holds them as they are typed' : ''}
          </p>
          {found > 0 ? (
            <BankList
              key={JSON.stringify([filters, listed.next])}
              listed={listed}
              usages={usages}
              filter={filter}
              filters={filters}
              pageSize={pageSize}
            />
          ) : (
            <EmptyState
              title="No question fits"
              actions={
                <>
                  {filters.text && Object.keys(filters).length > 1 ? (
                    <LinkButton href={path.bank({ text: filters.text })}>
                      Search all questions for this
                    </LinkButton>
                  ) : null}
                  <LinkButton href={path.bank()}>Show all questions</LinkButton>
                </>
              }
            >
              {filters.text
                ? 'Every word, or one like it, has to occur in the prompt, the hint or a point: try fewer. '
                : ''}
              Archived questions show only under their own status.
            </EmptyState>
          )}
        </>
      )}
    </>
  )
}
