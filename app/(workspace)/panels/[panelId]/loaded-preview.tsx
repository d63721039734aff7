'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Skeleton } from '@/app/_ui/skeleton'
import { type ActError, describeActError } from '@/app/_ui/use-act'
import type { RuleInForce } from '@/server/compare/rule-in-force'
import type { Rule } from '@/server/decision-rules/rules'
import { RulePreview } from '../rule/rule-preview'

type LoadedPreviewProps = { jobId: string; panelId: string; inForce: Rule; tried: Rule }

/** What would move, with the scores brought only now: most who open a panel change no rule. */
export function LoadedPreview({ jobId, panelId, inForce, tried }: LoadedPreviewProps) {
  const [found, setFound] = useState<RuleInForce['panel'] | null>(null)
  const [error, setError] = useState<ActError | null>(null)
  useEffect(() => {
    let isCurrent = true
    trpc.compare.rule.query({ jobId, panelId }).then(
      ({ panel }) => isCurrent && setFound(panel),
      (cause: unknown) => isCurrent && setError(describeActError(cause)),
    )
    return () => {
      isCurrent = false
    }
  }, [jobId, panelId])

  return (
    <section aria-labelledby="rule-preview" className="border-t border-line pt-4">
      <h3 id="rule-preview" className="mb-2 text-sm font-semibold">
        What this would move
      </h3>
      {error ? (
        <p className="text-ink-2">
          What would move cannot be shown now, since the scores could not be fetched. The rule can be saved
          all the same.
        </p>
      ) : found ? (
        <RulePreview ground={found.ground} names={found.candidates} inForce={inForce} tried={tried} />
      ) : (
        <Skeleton className="h-16 w-full" />
      )}
    </section>
  )
}
