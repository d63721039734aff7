import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { ComparePlaces } from '../../compare-places'
import { DebriefView } from './debrief-view'
import { shownQuestion } from './debrief-words'

export const metadata: Metadata = { title: 'Debrief' }

type DebriefPageProps = {
  params: Promise<{ jobId: string; evaluationId: string }>
  searchParams: Promise<{ question?: string }>
}

export default async function DebriefPage({ params, searchParams }: DebriefPageProps) {
  const { jobId, evaluationId } = await params
  const { question } = await searchParams
  const debrief = await load((api) => api.debriefs.find({ evaluationId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const shown = shownQuestion(debrief, question ?? null)
  const topic = shown ? await load((api) => api.debriefs.topic({ evaluationId, questionId: shown })) : null
  const influence =
    debrief.state === 'ended' && debrief.seesInfluence
      ? await load((api) => api.debriefs.influence({ evaluationId }))
      : null
  return (
    <DebriefView
      jobId={jobId}
      given={{ debrief, topic: topic && shown ? { questionId: shown, topic } : null, influence }}
      timeZone={timeZone}
    >
      <ComparePlaces jobId={jobId} place={debrief.job.place} current="debriefs" />
    </DebriefView>
  )
}
