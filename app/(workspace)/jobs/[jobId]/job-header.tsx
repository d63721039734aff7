'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { FieldError } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { showUndoable } from '../undo'
import { EditJob } from './edit-job'

type JobHeaderProps = {
  job: { id: string; title: string; description: string; approvalsNeeded: number; isOpen: boolean }
  /** How many others of the team could approve of a manager's decision. */
  othersInTeam: number
  otherTitles: readonly string[]
  mayManage: boolean
  mayCompare: boolean
  /** Whether comparing is what should happen next: something was scheduled. */
  comparesNext: boolean
}

/** The job's title and description, the way to its comparison, and what its managers do with it as a whole. */
export function JobHeader(props: JobHeaderProps) {
  const { job, othersInTeam, otherTitles, mayManage, mayCompare, comparesNext } = props
  const router = useRouter()
  const [isEditing, setEditing] = useState(false)
  const restore = useAct(() => trpc.jobs.restore.mutate({ jobId: job.id }), {
    onDone: () => {
      showToast('Job restored')
      router.refresh()
    },
  })
  const archive = useAct(() => trpc.jobs.archive.mutate({ jobId: job.id }), {
    onDone: () => {
      showUndoable('Job archived', async () => {
        await trpc.jobs.restore.mutate({ jobId: job.id })
        router.refresh()
      })
      router.refresh()
    },
  })
  const error = archive.error ?? restore.error
  return (
    <>
      <PageHeader
        title={job.title}
        meta={job.isOpen ? null : <Badge>archived</Badge>}
        breadcrumb={[{ label: 'Jobs', href: path.jobs() }]}
        actions={
          <>
            {mayManage && job.isOpen ? (
              <>
                <Button kind="bare" pending={archive.pending} onClick={() => void archive.run()}>
                  Archive
                </Button>
                <Button aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
                  Edit
                </Button>
              </>
            ) : null}
            {mayCompare ? (
              <LinkButton kind={comparesNext ? 'primary' : 'quiet'} href={path.compare(job.id)}>
                Compare
              </LinkButton>
            ) : null}
          </>
        }
      />
      {error ? (
        <div role="alert" className="mb-4">
          <FieldError id="job-act-error">{error.message}</FieldError>
        </div>
      ) : null}
      {job.isOpen ? null : (
        <Callout
          className="mb-6"
          title="This job is archived"
          actions={
            mayManage ? (
              <Button pending={restore.pending} onClick={() => void restore.run()}>
                Restore job
              </Button>
            ) : null
          }
        >
          Everything of it stays readable. It takes no new candidates and its team does not change
          {mayManage ? ' until you restore it.' : '.'}
        </Callout>
      )}
      {isEditing ? (
        <EditJob
          job={job}
          othersInTeam={othersInTeam}
          otherTitles={otherTitles}
          onClose={() => setEditing(false)}
        />
      ) : job.description ? (
        <p className="mb-8 max-w-[75ch] whitespace-pre-line text-ink-2">{job.description}</p>
      ) : null}
    </>
  )
}
