import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { TabLinks } from '@/app/_ui/tab-links'
import type { Comparison } from '@/server/compare/comparison'
import { ComparePlaces } from './compare-places'
import { ComparisonView } from './comparison-view'
import { ExportMenu } from './export-menu'
import { Findings } from './findings'
import { matrixRows, sortOf } from './matrix/matrix-rows'
import { QuestionLegend } from './matrix/question-legend'
import { placeOf } from './place'
import { Standing } from './standing/standing'
import { standingScores } from './standing/standing-scores'

export const metadata: Metadata = { title: 'Compare candidates' }

type ComparePageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<{ panel?: string; sort?: string; question?: string; candidates?: string }>
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { jobId } = await params
  const { panel, sort, question, candidates } = await searchParams
  const comparison = await load((api) => api.compare.job({ jobId, panelId: panel }))
  const { timeZone } = await load((api) => api.organizations.find())
  const { job, panels, columns } = comparison
  const rows = matrixRows(comparison, sortOf(sort))
  const place = placeOf({ question, candidates }, columns, rows)
  const isEmpty = rows.length === 0 || columns.length === 0

  return (
    <>
      <PageHeader
        title="Compare candidates"
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(jobId) },
        ]}
        actions={job.decides && !isEmpty ? <ExportMenu jobId={job.id} panelId={panel ?? null} /> : undefined}
      />
      <ComparePlaces jobId={jobId} place={job.place} current="candidates" panelId={panel} />
      {panels.length > 1 ? <PanelTabs comparison={comparison} sort={sort} /> : null}
      {isEmpty ? (
        <Nothing comparison={comparison} />
      ) : (
        <>
          <ComparisonView
            job={job}
            panelId={panel ?? null}
            panels={panels}
            columns={columns}
            rows={rows}
            timeZone={timeZone}
            loaded={place ? await loadPlace(comparison, place) : null}
          >
            <Findings comparison={comparison} />
            {job.place === 'interviewer' ? null : (
              <Standing {...standingScores(comparison)} seesInterviewers={job.decides} />
            )}
          </ComparisonView>
          <QuestionLegend columns={columns} panels={panels} />
        </>
      )}
    </>
  )
}

/** What is open beside the matrix when somebody comes by a link, so that it is there with the page. */
async function loadPlace({ job, columns }: Comparison, place: { column: number; applicationIds: string[] }) {
  const column = columns[place.column]
  const [applicationId] = place.applicationIds
  if (!column || !applicationId) return null
  const { panelId, questionId } = column
  const { applicationIds } = place
  return {
    evidence: await load((api) =>
      api.compare.evidence({ jobId: job.id, panelId, questionId, applicationIds }),
    ),
    decisions:
      job.place === 'interviewer'
        ? null
        : await load((api) => api.decisions.list({ jobId: job.id, applicationId })),
  }
}

function PanelTabs({ comparison, sort }: { comparison: Comparison; sort: string | undefined }) {
  const { job, panels, panelId } = comparison
  const href = (panel: string) => path.compare(job.id, { panel, sort: sort ?? '' })
  return (
    <TabLinks
      label="Panels"
      tabs={[
        { label: 'All panels', href: href(''), current: panelId === null },
        ...panels.map(({ id, name }) => ({ label: name, href: href(id), current: panelId === id })),
      ]}
    />
  )
}

function Nothing({ comparison: { job, panels, rows } }: { comparison: Comparison }) {
  const missing = rows.length === 0 ? 'candidates' : panels.length === 0 ? 'panel' : 'questions'
  return (
    <EmptyState
      title="Nothing to compare yet"
      actions={
        <LinkButton href={path.job(job.id)} kind="primary">
          Go to the job
        </LinkButton>
      }
    >
      {
        {
          candidates: 'This job has no candidates. Add them on the job, then schedule them for a panel.',
          panel:
            'This job has no panel. Make one from a published question set, and schedule the candidates.',
          questions: 'The panel has no questions.',
        }[missing]
      }
    </EmptyState>
  )
}
