'use client'

import { useDeferredValue, useState } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { SearchField } from '@/app/_ui/search-field'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import { countOf } from '../../jobs/job-words'

type Candidate = {
  id: string
  label: string
  email: string
  jobs: readonly { id: string; title: string }[]
  added: string
}

/** Without case and accents, so that “calderon” finds “Calderón”. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The candidates, newest first. They are filtered on the device: names are encrypted where they are kept. */
export function CandidatesList({ candidates }: { candidates: readonly Candidate[] }) {
  const [text, setText] = useState('')
  const words = fold(useDeferredValue(text)).split(/\s+/).filter(Boolean)
  const found = candidates.filter(({ label, email, jobs }) => {
    const haystack = fold([label, email, ...jobs.map((job) => job.title)].join(' '))
    return words.every((word) => haystack.includes(word))
  })
  return (
    <>
      <search className="mb-3 block">
        <SearchField
          label="Filter candidates"
          placeholder="Name, email or job"
          className="max-w-72 max-sm:max-w-none"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <p role="status" className="mb-2 text-xs text-ink-2 tabular-nums">
        {words.length > 0
          ? `${found.length} of ${countOf(candidates.length, 'candidate')}`
          : countOf(candidates.length, 'candidate')}
      </p>
      {found.length > 0 ? (
        <Table label="Candidates">
          <TableHead>
            <Column>Name</Column>
            <Column className="max-md:hidden">Email</Column>
            <Column className="max-sm:hidden">Jobs</Column>
            <Column className="w-32 max-sm:hidden">Added</Column>
          </TableHead>
          <tbody>
            {found.map((candidate) => (
              <CandidateRow key={candidate.id} candidate={candidate} />
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState
          title="Nobody fits"
          actions={<Button onClick={() => setText('')}>Show all candidates</Button>}
        >
          No name, email or job has these letters. Take a word out.
        </EmptyState>
      )}
    </>
  )
}

function CandidateRow({ candidate }: { candidate: Candidate }) {
  const jobs = candidate.jobs.map((job) => job.title).join(', ') || 'No job now'
  return (
    <Row>
      <RowHeading>
        <RowLink href={path.candidate(candidate.id)}>{candidate.label}</RowLink>
        <span className="block font-normal text-ink-2 sm:hidden">{jobs}</span>
      </RowHeading>
      <Cell className="break-all text-ink-2 max-md:hidden">{candidate.email}</Cell>
      <Cell className="text-ink-2 max-sm:hidden">{jobs}</Cell>
      <Cell className="text-ink-2 tabular-nums max-sm:hidden">{candidate.added}</Cell>
    </Row>
  )
}
