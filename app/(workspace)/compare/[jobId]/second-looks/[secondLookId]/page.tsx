import { TRPCError } from '@trpc/server'
import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { PageHeader } from '@/app/_ui/page-header'
import type { findSecondLook } from '@/server/second-looks/second-looks'
import { momentIn } from '../../compare-words'
import { lookInWords } from '../look-words'
import { EndLook } from './end-look'
import { finishPlace } from './finish-place'
import { Readers } from './readers'
import { Reading } from './reading'
import { Result } from './result'

export const metadata: Metadata = { title: 'Second look' }

type Head = Awaited<ReturnType<typeof findSecondLook>>

type SecondLookPageProps = {
  params: Promise<{ jobId: string; secondLookId: string }>
  searchParams: Promise<{ question?: string }>
}

export default async function SecondLookPage({ params, searchParams }: SecondLookPageProps) {
  const { secondLookId } = await params
  const { question } = await searchParams
  const head = await load((api) => api.secondLooks.find({ secondLookId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const moment = momentIn(timeZone)
  return (
    <>
      <PageHeader
        title={`Second look at ${head.panel.name}`}
        subtitle={`Started ${moment(head.startedAt)} by ${head.startedBy}. ${head.toRead ? hiding : lookInWords(head)}`}
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: head.job.title, href: path.job(head.job.id) },
          { label: 'Second look', href: path.secondLooks(head.job.id) },
        ]}
        actions={
          head.manages && !head.isOver ? <EndLook secondLookId={head.id} readers={head.readers} /> : undefined
        }
      />
      {head.toRead ? (
        <ToRead head={head} question={question} />
      ) : head.whyNotResult ? (
        <>
          <Callout title={head.isReader ? 'You are through. Thank you.' : 'Not told yet'} className="mb-6">
            {head.whyNotResult}
          </Callout>
          <Readers head={head} moment={moment} />
        </>
      ) : (
        <Result
          head={head}
          moment={moment}
          result={await load((api) => api.secondLooks.result({ secondLookId }))}
        />
      )}
    </>
  )
}

const hiding =
  'The candidates’ names and addresses are replaced in the notes as well as that can be done; a nickname, or what only one person can have said, may remain. An answer has another number at every question. Do not look at the comparison before you are through.'

const kindsToTell: ReadonlySet<string> = new Set(['FORBIDDEN', 'PRECONDITION_FAILED'])

async function ToRead({ head, question }: { head: Head; question: string | undefined }) {
  const isAtFinish = question === finishPlace
  const reading = await load(async (api) => {
    try {
      return await api.secondLooks.reading({
        secondLookId: head.id,
        questionId: isAtFinish ? undefined : question,
      })
    } catch (error) {
      // Who may no longer read the notes, or has none left to read, is told so; the page itself is theirs to see.
      if (error instanceof TRPCError && kindsToTell.has(error.code)) return error.message
      throw error
    }
  })
  return typeof reading === 'string' ? (
    <Callout tone="refusal" title="These answers are no longer shown to you">
      {reading}
    </Callout>
  ) : (
    <Reading first={reading} jobId={head.job.id} isAtFinish={isAtFinish} />
  )
}
