import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Badge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { momentIn } from '../../compare-words'
import { FeedbackView } from './feedback-view'

export const metadata: Metadata = { title: 'Feedback' }

type FeedbackPageProps = { params: Promise<{ jobId: string; applicationId: string }> }

/** What the candidate is told about how they did: drafted from what was heard, edited and sent by a person. */
export default async function FeedbackPage({ params }: FeedbackPageProps) {
  const { jobId, applicationId } = await params
  const feedback = await load((api) => api.feedback.find({ jobId, applicationId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const moment = momentIn(timeZone)
  const { job, versions, sendings } = feedback
  return (
    <>
      <PageHeader
        title={`Feedback for ${feedback.candidate}`}
        subtitle="A letter in words, about this person’s own answers. It is drafted from the points that were heard and the anchors that were reached; you make it yours."
        meta={sendings.length > 0 ? <Badge tone="accent">given</Badge> : undefined}
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(job.id) },
          { label: 'Compare', href: path.compare(job.id) },
        ]}
        actions={<LinkButton href={path.candidate(feedback.candidateId)}>Open candidate</LinkButton>}
      />
      <FeedbackView
        // What somebody else saved or sent meanwhile does not take away what is typed here.
        key={applicationId}
        of={{ jobId, applicationId }}
        candidate={feedback.candidate}
        email={feedback.email}
        around={{
          candidate: feedback.candidate,
          interviewers: feedback.interviewers,
          decisionStands: feedback.decisionStands,
        }}
        suggestion={feedback.suggestion}
        whyNotMail={feedback.whyNotMail}
        versions={versions.map(({ writtenAt, ...version }) => ({ ...version, written: moment(writtenAt) }))}
        sendings={sendings.map(({ sentAt, ...sending }) => ({ ...sending, sent: moment(sentAt) }))}
      />
    </>
  )
}
