'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import type { Person } from '../panel-fields'

/** Who applied for the job, by application. */
export function useJobCandidates(jobId: string, given: { jobId: string; candidates: readonly Person[] }) {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly Person[]>>(
    () => new Map([[given.jobId, given.candidates]]),
  )
  const has = known.has(jobId)
  useEffect(() => {
    if (!jobId || has) return
    trpc.candidates.ofJob.query({ jobId }).then(
      (found) =>
        setKnown((before) =>
          new Map(before).set(
            jobId,
            found.map(({ id, label }) => ({ id, name: label })),
          ),
        ),
      // Sessions can be scheduled on the panel's page as well.
      () => undefined,
    )
  }, [jobId, has])
  return known.get(jobId) ?? []
}
