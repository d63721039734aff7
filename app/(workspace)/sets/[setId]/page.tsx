import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { Meter } from '@/app/_ui/meter'
import { Section } from '@/app/_ui/section'
import { sumUp } from '@/server/sets/rules'
import { Builder } from './builder'
import type { FoundSet } from './draft'
import { ItemsTable } from './items-table'
import { NextVersion } from './next-version'
import { SetHeader } from './set-header'
import { Coverage } from './sums'
import { VersionsTable } from './versions-table'

type PageProps = {
  params: Promise<{ setId: string }>
  searchParams: Promise<{ version?: string }>
}

async function find({ params, searchParams }: PageProps): Promise<FoundSet> {
  const { setId } = await params
  const { version } = await searchParams
  return load((api) => api.sets.find({ setId, ...(version ? { number: Number(version) } : {}) }))
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await find(props)).name }
}

export default async function SetPage(props: PageProps) {
  const set = await find(props)
  const { timeZone } = await load((api) => api.organizations.find())
  const versions = <VersionsTable set={set} timeZone={timeZone} />
  const otherNames = set.mayChange
    ? (await load((api) => api.sets.list())).flatMap(({ id, name }) => (id === set.setId ? [] : name))
    : []
  if (set.publishedAt || !set.mayChange)
    return (
      <Fixed set={set} otherNames={otherNames}>
        {versions}
      </Fixed>
    )
  const questions = await load((api) => api.bank.published())
  const jobs = (await load((api) => api.jobs.list())).filter(
    ({ place }) => place === 'admin' || place === 'manager',
  )
  return (
    <Builder key={set.setVersionId} found={set} otherNames={otherNames} questions={questions} jobs={jobs}>
      {set.versions.length > 1 ? versions : null}
    </Builder>
  )
}

type FixedProps = { set: FoundSet; otherNames: readonly string[]; children: React.ReactNode }

/** A version that is published, or that this person may only read. */
function Fixed({ set, otherNames, children }: FixedProps) {
  const sums = sumUp(set.items)
  const isNewest = set.number === set.newestNumber
  return (
    <>
      <SetHeader
        set={set}
        otherNames={otherNames}
        subtitle={set.mayChange || set.publishedAt ? undefined : 'Managers and admins change sets.'}
        actions={
          set.mayChange && isNewest ? (
            <>
              <NextVersion setId={set.setId} />
              <LinkButton href={path.newPanel({ set: set.setId })} kind="primary">
                Make a panel
              </LinkButton>
            </>
          ) : null
        }
      />
      {isNewest ? null : (
        <Callout className="mb-6">
          This is an earlier version.{' '}
          <TextLink href={path.set(set.setId)}>Go to version {set.newestNumber}</TextLink>
        </Callout>
      )}
      <Section title="Questions">
        {set.items.length > 0 ? (
          <>
            <div className="mb-6 grid max-w-4xl items-start gap-x-8 gap-y-3 md:grid-cols-[14rem_minmax(0,1fr)]">
              <Meter label="Minutes" value={sums.minutes} max={set.slotMinutes} unit="min" />
              <Coverage questions={set.items} />
            </div>
            <ItemsTable items={set.items} />
          </>
        ) : (
          <EmptyState title="No questions yet">Whoever builds this set has not added one.</EmptyState>
        )}
      </Section>
      {children}
    </>
  )
}
