import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { type QuestionAct, whyNot, whyNotTheirs, whyRoleCannot } from '@/server/bank/rules'
import { contentOf, draftOf } from '../question-draft'
import { Facts } from './facts'
import { HistoryList } from './history-list'
import { PickVersions } from './pick-versions'
import { QuestionActs } from './question-acts'
import { ReuseVersion } from './reuse-version'
import { ReviewActs } from './review-acts'
import { Rubric } from './rubric'
import { MetBy, UsageFacts } from './usage-facts'
import { VersionList } from './version-list'
import { VersionNotice } from './version-notice'
import { WhatChanged } from './what-changed'
import { WhereUsed } from './where-used'

type PageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<Partial<Record<'version' | 'from' | 'to', string | string[]>>>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { questionId } = await params
  const { newest } = await load((api) => api.bank.find({ questionId }))
  return { title: newest.prompt.length > 60 ? `${newest.prompt.slice(0, 60).trimEnd()}…` : newest.prompt }
}

export default async function QuestionPage({ params, searchParams }: PageProps) {
  const { questionId } = await params
  const { version: wanted, from, to } = await searchParams
  const question = await load((api) => api.bank.find({ questionId }))
  const { newest, versions } = question
  const version =
    wanted === undefined ? newest : versions.find((one) => String(one.number) === String(wanted))
  if (!version) notFound()
  const numberOf = (value: string | string[] | undefined, otherwise: number | undefined) =>
    versions.find(({ number }) => String(number) === value)?.number ?? otherwise
  const pair = { from: numberOf(from, versions[1]?.number), to: numberOf(to, newest.number)! }
  const changes =
    pair.from === undefined
      ? null
      : await load((api) => api.bank.compareVersions({ questionId, from: pair.from!, to: pair.to }))
  const me = await load((api) => api.organizations.me())
  const [usage, places] = await load((api) =>
    Promise.all([api.usage.find({ questionId }), api.usage.places({ questionId })]),
  )
  const { timeZone } = await load((api) => api.organizations.find())
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const why = (act: QuestionAct) => whyRoleCannot(act, me.role) ?? whyNot(act, question)
  const seen = { number: newest.number, revision: newest.revision }
  return (
    <>
      <PageHeader
        title={<span className="block max-w-[62ch] whitespace-pre-line">{version.prompt}</span>}
        breadcrumb={[{ label: 'Bank', href: path.bank() }]}
        actions={
          version === newest ? (
            <QuestionActs
              questionId={questionId}
              seen={seen}
              archived={question.status === 'archived'}
              refusals={{
                edit: why('edit'),
                publish: why('publish'),
                archive: why('archive'),
                restore: why('restore'),
              }}
            />
          ) : null
        }
      />
      <Facts question={question} version={version} />
      <VersionNotice
        questionId={questionId}
        question={question}
        version={version}
        day={day}
        reviewActs={
          <ReviewActs
            questionId={questionId}
            seen={seen}
            inReview={question.inReview}
            refusals={{
              ask: why('ask'),
              withdraw: why('withdraw') ?? whyNotTheirs(question.review, me.memberId),
              'send back': why('send back'),
            }}
          />
        }
        reuse={
          <ReuseVersion
            questionId={questionId}
            number={version.number}
            seen={seen}
            draft={question.hasDraftVersion ? contentOf(draftOf(question.categoryId, newest)) : null}
            refusal={why('edit')}
          />
        }
      />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,46rem)_20rem] lg:justify-between">
        <div className="min-w-0">
          <Rubric version={version} />
          {changes ? (
            <Section title="What changed" ruled>
              <PickVersions
                questionId={questionId}
                versions={versions.map(({ number, publishedAt }) => ({
                  number,
                  published: publishedAt !== null,
                }))}
                from={pair.from!}
                to={pair.to}
                shown={version === newest ? undefined : version.number}
              />
              <WhatChanged changes={changes} />
            </Section>
          ) : null}
        </div>
        <div className="max-lg:border-t max-lg:border-line max-lg:pt-6">
          <Section title="Versions">
            <VersionList questionId={questionId} versions={versions} shown={version.number} day={day} />
          </Section>
          <Section title="Usage" ruled>
            <UsageFacts usage={usage} day={day} />
            <MetBy jobs={places.jobs} />
          </Section>
          <Section title="Where it is used" ruled>
            <WhereUsed
              sets={places.sets}
              sessions={places.sessions}
              newestPublished={versions.find(({ publishedAt }) => publishedAt)?.number}
              mayMove={me.role === 'admin' || me.role === 'manager'}
              moment={moment}
            />
          </Section>
          <Section title="History" ruled>
            <HistoryList steps={question.history} moment={moment} />
          </Section>
        </div>
      </div>
    </>
  )
}
