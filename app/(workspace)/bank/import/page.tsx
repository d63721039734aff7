import type { Metadata } from 'next'
import { z } from 'zod'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { ChooseFile } from './choose-file'
import { ImportSteps } from './import-steps'
import { RecentImports } from './recent-imports'

export const metadata: Metadata = { title: 'Import questions' }

const breadcrumb = [{ label: 'Bank', href: path.bank() }]

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const me = await load((api) => api.organizations.me())
  if (me.role !== 'admin' && me.role !== 'manager')
    return (
      <>
        <PageHeader title="Import questions" breadcrumb={breadcrumb} />
        <EmptyState
          title="Managers and admins import questions"
          actions={<LinkButton href={path.bank()}>Back to the bank</LinkButton>}
        >
          You can read the bank and take its questions along as a file.
        </EmptyState>
      </>
    )
  const file = (await searchParams).file
  if (file !== undefined) {
    // What is no id names no import, like one of somebody else’s.
    const importId = z.uuid().catch('').parse(file)
    return <ImportSteps file={await load((api) => api.bankFiles.find({ importId }))} />
  }
  const imports = await load((api) => api.bankFiles.list())
  const { timeZone } = await load((api) => api.organizations.find())
  return (
    <>
      <PageHeader
        title="Import questions"
        subtitle="Bring questions from a spreadsheet or another installation into the bank."
        breadcrumb={breadcrumb}
      />
      <Section title="Choose a file">
        <ChooseFile />
      </Section>
      {imports.length > 0 ? (
        <Section
          ruled
          title="Files so far"
          description="What was imported can be taken back, as far as nothing uses it yet. A file that nobody imports is thrown away after a day."
        >
          <RecentImports imports={imports} timeZone={timeZone} />
        </Section>
      ) : null}
    </>
  )
}
