import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { whyNot, whyNotPublish, whyRoleCannot } from '@/server/bank/rules'
import { Facts } from './facts'
import { QuestionActs } from './question-acts'
import { Rubric } from './rubric'
import { SetsWith } from './sets-with'
import { VersionList } from './version-list'
import { VersionNotice } from './version-notice'

type PageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<{ version?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { questionId } = await params
  const { newest } = await load((api) => api.bank.find({ questionId }))
  return { title: newest.prompt.length > 60 ? `${newest.prompt.slice(0, 60).trimEnd()}…` : newest.prompt }
}

export default async function QuestionPage({ params, searchParams }: PageProps) {
  const { questionId } = await params
  const { version: wanted } = await searchParams
  const question = await load((api) => api.bank.find({ questionId }))
  const { newest, versions } = question
  const version =
    wanted === undefined ? newest : versions.find((one) => String(one.number) === String(wanted))
  if (!version) notFound()
  const me = await load((api) => api.organizations.me())
  const { timeZone } = await load((api) => api.organizations.find())
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <>
      <PageHeader
        title={<span className="block max-w-[62ch] whitespace-pre-line">{version.prompt}</span>}
        breadcrumb={[{ label: 'Bank', href: path.bank() }]}
        actions={
          version === newest ? (
            <QuestionActs
              questionId={questionId}
              seen={{ number: newest.number, revision: newest.revision }}
              archived={question.status === 'archived'}
              refusals={{
                edit: whyRoleCannot('edit', me.role) ?? whyNot('edit', question),
                publish: whyRoleCannot('publish', me.role) ?? whyNotPublish(question),
                archive: whyRoleCannot('archive', me.role) ?? whyNot('archive', question),
                restore: whyRoleCannot('restore', me.role) ?? whyNot('restore', question),
              }}
            />
          ) : null
        }
      />
      <Facts question={question} version={version} />
      <VersionNotice questionId={questionId} question={question} version={version} day={day} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,46rem)_20rem] lg:justify-between">
        <Rubric version={version} />
        <div className="max-lg:border-t max-lg:border-line max-lg:pt-6">
          <Section title="Versions">
            <VersionList questionId={questionId} versions={versions} shown={version.number} day={day} />
          </Section>
          <Section title="Sets that use it" ruled>
            <SetsWith sets={question.sets} versions={versions} />
          </Section>
        </div>
      </div>
    </>
  )
}
