'use client'

import { Callout } from '@/app/_ui/callout'
import { Skeleton } from '@/app/_ui/skeleton'
import type { Debrief } from '@/server/debriefs/debriefs'
import type { Topic } from '@/server/debriefs/topic'
import { EvidencePoints } from '../../evidence/evidence-points'
import { Rubric } from '../../evidence/rubric'
import { ScorerEvidence } from '../../evidence/scorer-evidence'

type TopicEvidenceProps = {
  debrief: Pick<Debrief, 'evaluationId' | 'applicationId' | 'candidate'>
  evidence: { topic: Topic | null; hasFailed: boolean }
  moment: (at: Date) => string
}

/** What everybody heard and wrote, beside the question's own measure. */
export function TopicEvidence({ debrief, evidence: { topic, hasFailed }, moment }: TopicEvidenceProps) {
  if (!topic)
    return hasFailed ? (
      <Callout live tone="attention" title="The notes could not be loaded" className="mt-6">
        Evenhand did not answer. They appear here once it does.
      </Callout>
    ) : (
      <div role="status" className="mt-6 flex flex-col gap-3">
        <span className="sr-only">Loading the notes</span>
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-3/4" />
      </div>
    )
  const { question, scorers } = topic
  const { evaluationId, applicationId, candidate } = debrief
  return (
    <div className="mt-6 grid items-start gap-x-8 2xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <h3 className="mb-1 font-semibold">What everybody heard</h3>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-x-6">
          {scorers.map((scorer) => (
            <div key={scorer.scorecardId} className="border-t border-line py-3">
              <ScorerEvidence
                scorer={scorer}
                moment={moment}
                otherVersion={scorer.versionNumber !== question.number}
              />
            </div>
          ))}
        </div>
        <EvidencePoints
          evidence={{
            question,
            candidates: [
              { applicationId, evaluationId, state: 'open', breakReason: null, excused: [], scorers },
            ],
          }}
          beside={[{ applicationId, candidate }]}
        />
      </div>
      <Rubric question={question} />
    </div>
  )
}
