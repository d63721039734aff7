import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import type { JobPlace } from '@/server/access'
import { JobCandidates } from './job-candidates'
import { JobHeader } from './job-header'
import { JobPanels } from './job-panels'
import { JobTeam } from './job-team'

type Params = { params: Promise<{ jobId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { jobId } = await params
  return { title: (await load((api) => api.jobs.find({ jobId }))).title }
}

const manages = (place: JobPlace) => place === 'admin' || place === 'manager'

export default async function JobPage({ params }: Params) {
  const { jobId } = await params
  const job = await load((api) => api.jobs.find({ jobId }))
  const me = await load((api) => api.organizations.me())
  // Oldest first: the order in which candidates meet them.
  const allPanels = (await load((api) => api.panels.ofJob({ jobId }))).toReversed()
  const panels = allPanels.filter((panel) => panel.archivedAt === null)
  // Who only interviews here is told nothing of who else has applied.
  const seesCandidates = job.place !== 'interviewer'
  const applications = seesCandidates ? await load((api) => api.candidates.ofJob({ jobId })) : []
  const mayManage = manages(job.place)
  const isOpen = job.archivedAt === null
  const known = mayManage && isOpen ? await load((api) => api.candidates.list()) : []
  const members = mayManage && isOpen ? await load((api) => api.organizations.members()) : []
  const others = mayManage && isOpen ? await load((api) => api.jobs.list()) : []
  const applied = new Set(applications.map((application) => application.candidateId))
  return (
    <>
      <JobHeader
        job={{
          id: job.id,
          title: job.title,
          description: job.description,
          approvalsNeeded: job.approvalsNeeded,
          isOpen,
        }}
        // Whoever decides is of the team, too.
        othersInTeam={job.team.length - 1}
        otherTitles={others.flatMap(({ id, title }) => (id === jobId ? [] : title))}
        mayManage={mayManage}
        mayCompare={seesCandidates || panels.some((panel) => panel.interviewersMayCompare)}
        comparesNext={panels.some((panel) => panel.evaluations > 0)}
      />
      <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {seesCandidates ? (
            <JobCandidates
              jobId={jobId}
              applications={applications}
              known={known
                .filter((candidate) => !applied.has(candidate.id))
                .map(({ id, label, jobs }) => ({ id, label, jobs: jobs.map((one) => one.title) }))}
              mayManage={mayManage && isOpen}
            />
          ) : null}
          <JobPanels
            jobId={jobId}
            panels={panels}
            archived={allPanels.filter((panel) => panel.archivedAt !== null)}
            mayManage={mayManage && isOpen}
            isInterviewer={!seesCandidates}
            isNext={applications.length > 0}
          />
        </div>
        <JobTeam
          jobId={jobId}
          team={job.team}
          members={members.map(({ id, name, role }) => ({ id, name, role }))}
          me={{ memberId: me.memberId, place: job.place }}
          mayManage={mayManage && isOpen}
        />
      </div>
    </>
  )
}
