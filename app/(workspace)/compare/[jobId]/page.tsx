import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { RefreshWhileWaiting } from '@/app/_ui/refresh-while-waiting'
import type { Grid } from '@/server/compare/grid'
import { ComparePlaces } from './compare-places'
import { ComparisonView } from './comparison-view'
import { ExportMenu } from './export-menu'
import { Findings } from './findings'
import { matrixRows } from './matrix/matrix-rows'
import { QuestionLegend } from './matrix/question-legend'
import { PanelTabs } from './panel-tabs'
import { type Place, placeOf } from './place'

export const metadata: Metadata = { title: 'Compare candidates' }

type ComparePageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<{ panel?: string; question?: string; candidates?: string }>
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { jobId } = await params
  const { panel, question, candidates } = await searchParams
  const [grid, { timeZone }] = await Promise.all([
    load((api) => api.compare.job({ jobId, panelId: panel })),
    load((api) => api.organizations.find()),
  ])
  const { job, panels, columns } = grid
  const rows = matrixRows(grid)
  const opened = new Map([
    ['question', question],
    ['candidates', candidates],
  ])
  const place = placeOf({ get: (name) => opened.get(name) ?? null }, columns, rows)
  const isEmpty = rows.length === 0 || columns.length === 0
  const isSealed = rows.some(({ noted }) => noted.some((one) => !one.isOpen))

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
      {/* What was decided on figures that are older than the seal’s opening would be decided on others than are kept. */}
      <RefreshWhileWaiting waits={isSealed} seconds={60} />
      <ComparePlaces jobId={jobId} place={job.place} current="candidates" panelId={panel} />
      {panels.length > 1 ? <PanelTabs jobId={jobId} panels={panels} panelId={panel ?? null} /> : null}
      {isEmpty ? (
        <Nothing grid={grid} />
      ) : (
        <>
          <ComparisonView
            grid={grid}
            timeZone={timeZone}
            loaded={place ? await loadPlace(grid, place) : null}
          >
            <Findings grid={grid} rows={rows} />
          </ComparisonView>
          <QuestionLegend columns={columns} panels={panels} />
        </>
      )}
    </>
  )
}

/** What is open beside the grid when somebody comes by a link, so that it is there with the page. */
async function loadPlace({ job, columns }: Grid, place: Place) {
  const column = columns[place.column]
  const [applicationId] = place.applicationIds
  if (!column || !applicationId) return null
  const { panelId, questionId } = column
  const { applicationIds } = place
  return {
    place,
    evidence: await load((api) =>
      api.compare.evidence({ jobId: job.id, panelId, questionId, applicationIds }),
    ),
    decisions:
      job.place === 'interviewer'
        ? null
        : await load((api) => api.decisions.list({ jobId: job.id, applicationId })),
  }
}

function Nothing({ grid: { job, panels, rows } }: { grid: Grid }) {
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
