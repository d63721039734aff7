import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { CandidateApplications } from './candidate-applications'
import { CandidateFiles } from './candidate-files'
import { CandidateHeader } from './candidate-header'
import { CandidateHistory } from './candidate-history'

type Params = {
  params: Promise<{ candidateId: string }>
  searchParams: Promise<{ cv?: string | string[] }>
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { candidateId } = await params
  return { title: (await load((api) => api.candidates.find({ candidateId }))).label }
}

export default async function CandidatePage({ params, searchParams }: Params) {
  const { candidateId } = await params
  const { cv } = await searchParams
  const candidate = await load((api) => api.candidates.find({ candidateId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const jobs = candidate.mayChange ? await load((api) => api.jobs.list()) : []
  const isAsking = candidate.mayChange && (await load((api) => api.impact.questions())).length > 0
  const managed = jobs.filter(({ place }) => place === 'admin' || place === 'manager')
  const applied = new Set(candidate.applications.map((application) => application.jobId))
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <>
      <CandidateHeader
        candidate={{
          id: candidate.id,
          name: candidate.label,
          email: candidate.email,
          links: candidate.links,
          namesHidden: candidate.namesHidden,
          isErased: candidate.erasedAt !== null,
        }}
        mayChange={candidate.mayChange}
      />
      <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <CandidateApplications
            candidateId={candidate.id}
            applications={candidate.applications}
            others={managed.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ id, title }))}
            asksIn={new Set(isAsking ? managed.map(({ id }) => id) : [])}
            writesIn={new Set(jobs.filter(({ place }) => place === 'manager').map(({ id }) => id))}
          />
          {candidate.namesHidden || candidate.erasedAt ? null : (
            <CandidateFiles
              candidateId={candidate.id}
              files={candidate.files.map(({ id, name, mediaType, sizeBytes, uploadedAt }) => ({
                id,
                name,
                mediaType,
                sizeBytes,
                uploaded: day.format(uploadedAt),
              }))}
              mayChange={candidate.mayChange}
              notSent={cv === 'not sent'}
            />
          )}
        </div>
        {candidate.history.length > 0 ? (
          <CandidateHistory history={candidate.history} timeZone={timeZone} now={new Date()} />
        ) : null}
      </div>
    </>
  )
}
