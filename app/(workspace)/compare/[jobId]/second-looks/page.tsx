import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { ComparePlaces } from '../compare-places'
import { momentIn } from '../compare-words'
import { LooksTable } from './looks-table'
import { StartForm } from './start-form'

export const metadata: Metadata = { title: 'Second look' }

type SecondLooksPageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<{ panel?: string; start?: string }>
}

export default async function SecondLooksPage({ params, searchParams }: SecondLooksPageProps) {
  const { jobId } = await params
  const { panel, start } = await searchParams
  const { job, secondLooks } = await load((api) => api.secondLooks.list({ jobId, panelId: panel }))
  const { timeZone } = await load((api) => api.organizations.find())
  // The candidates' names are asked for only where somebody chooses among them.
  const choices = start && job.manages ? await load((api) => api.secondLooks.choices({ jobId })) : null
  const startHref = path.secondLooks(jobId, { panel: panel ?? '', start: 1 })
  return (
    <>
      <PageHeader
        title="Second look"
        subtitle="Answers are scored again by question across candidates, from the notes and points, with names hidden and the order shuffled. The second scores stay apart: they never enter the comparison or the decision rule."
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(jobId) },
        ]}
        actions={
          job.manages && !choices && secondLooks.length > 0 ? (
            <LinkButton href={startHref} kind="primary">
              Start a second look
            </LinkButton>
          ) : undefined
        }
      />
      <ComparePlaces jobId={jobId} place={job.place} current="second-looks" panelId={panel} />
      {choices ? (
        <Section title="Start a second look">
          <StartForm
            jobId={jobId}
            choices={choices}
            panelId={panel ?? ''}
            leave={path.secondLooks(jobId, { panel: panel ?? '' })}
          />
        </Section>
      ) : null}
      {secondLooks.length > 0 ? (
        choices ? (
          <Section title="Second looks so far" ruled>
            <LooksTable looks={secondLooks} moment={momentIn(timeZone)} />
          </Section>
        ) : (
          <LooksTable looks={secondLooks} moment={momentIn(timeZone)} />
        )
      ) : choices ? null : (
        <EmptyState
          title="No second look yet"
          actions={
            job.manages ? (
              <LinkButton href={startHref} kind="primary">
                Start a second look
              </LinkButton>
            ) : undefined
          }
        >
          {job.manages
            ? 'Choose two or more candidates whose scorecards are open, and who reads. Best are readers who did not meet them.'
            : 'When a manager asks you to read, it appears here and on Today.'}
        </EmptyState>
      )}
    </>
  )
}
