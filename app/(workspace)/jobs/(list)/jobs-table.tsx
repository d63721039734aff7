import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listJobs } from '@/server/jobs/jobs'
import { countOf, placeInWords } from '../job-words'

type Job = Awaited<ReturnType<typeof listJobs>>[number]

/** The jobs, newest first. How many have applied is told to the hiring team only. */
export function JobsTable({ jobs, timeZone }: { jobs: readonly Job[]; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  const countsCandidates = jobs.some((job) => job.candidates !== null)
  return (
    <Table label="Jobs">
      <TableHead>
        <Column>Title</Column>
        <Column className="w-36 max-sm:hidden">Your place</Column>
        {countsCandidates ? (
          <Column numeric className="w-28 max-sm:hidden">
            Candidates
          </Column>
        ) : null}
        <Column numeric className="w-28 max-sm:hidden">
          Panels
        </Column>
        <Column className="w-36 ps-8! max-sm:hidden">Opened</Column>
      </TableHead>
      <tbody>
        {jobs.map((job) => (
          <Row key={job.id}>
            <RowHeading>
              <RowLink href={path.job(job.id)}>{job.title}</RowLink>
              <span className="block font-normal text-ink-2 sm:hidden">
                {job.candidates === null ? '' : `${countOf(job.candidates, 'candidate')}, `}
                {countOf(job.panels, 'panel')}
              </span>
            </RowHeading>
            <Cell className="text-ink-2 max-sm:hidden">{placeInWords[job.place]}</Cell>
            {countsCandidates ? (
              <Cell numeric className="max-sm:hidden">
                {job.candidates}
              </Cell>
            ) : null}
            <Cell numeric className="max-sm:hidden">
              {job.panels}
            </Cell>
            <Cell className="ps-8! text-ink-2 tabular-nums max-sm:hidden">{day.format(job.createdAt)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
