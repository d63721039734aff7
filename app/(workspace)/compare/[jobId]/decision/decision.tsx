'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Callout } from '@/app/_ui/callout'
import { SegmentedControl } from '@/app/_ui/radio-group'
import type { Outcome } from '@/db/schema/decisions'
import { outcomeWords } from '../compare-words'
import type { MatrixRow } from '../matrix/matrix-rows'
import { useLoaded } from '../use-loaded'
import { DecisionForm, type Draft } from './decision-form'

export type GivenDecision = {
  number: number
  outcome: Outcome
  reason: string | null
  decidedBy: string
  decidedAt: Date
}

type DecisionProps = {
  jobId: string
  panelId: string | null
  /** The candidates whose evidence is open; the decision is on one of them. */
  beside: readonly MatrixRow[]
  given: GivenDecision[] | null
  moment: (at: Date) => string
  /** What was typed and not recorded, by application; it outlives the form. */
  drafts: RefObject<Map<string, Draft>>
}

/** What the team concluded for one candidate so far, and what it concludes now. */
export function Decision({ jobId, panelId, beside, given, moment, drafts }: DecisionProps) {
  const router = useRouter()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [recorded, setRecorded] = useState<{ applicationId: string; words: string } | null>(null)
  const row = beside.find((one) => one.applicationId === chosenId) ?? beside[0]
  const applicationId = row?.applicationId ?? ''
  const isFirst = applicationId === beside[0]?.applicationId
  const history = useLoaded(
    applicationId,
    () => trpc.decisions.list.query({ jobId, applicationId }),
    isFirst ? given : null,
  )
  if (!row) return null
  const decisions = history.value
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      {beside.length > 1 ? (
        <SegmentedControl
          legend="Decide on"
          name="decide-on"
          value={applicationId}
          onChange={setChosenId}
          choices={beside.map((one) => ({ value: one.applicationId, label: one.candidate }))}
        />
      ) : null}
      <DecisionForm
        key={applicationId}
        jobId={jobId}
        panelId={panelId}
        row={row}
        moment={moment}
        lastSeen={decisions?.[0]?.number ?? null}
        draft={drafts.current.get(applicationId)}
        onDraft={(draft) => drafts.current.set(applicationId, draft)}
        onRecorded={(outcome) => {
          drafts.current.delete(applicationId)
          setRecorded({
            applicationId,
            words: `Decision recorded: ${outcomeWords[outcome]}, ${row.candidate}`,
          })
          history.reload()
          router.refresh()
        }}
        onRefused={() => {
          setRecorded(null)
          history.reload()
        }}
      />
      <p role="status" className="font-medium empty:hidden">
        {recorded?.applicationId === applicationId ? recorded.words : ''}
      </p>
      {history.error ? (
        <Callout live tone="attention">
          The decisions so far could not be loaded. Reload the page.
        </Callout>
      ) : null}
      {decisions && decisions.length > 0 ? (
        <div>
          <h3 className="mb-1 font-semibold">Decisions so far</h3>
          <ol reversed className="flex max-w-[75ch] flex-col">
            {decisions.map((one) => (
              <li key={one.number} className="border-t border-line py-2">
                <p>
                  <strong className="font-semibold">{outcomeWords[one.outcome]}</strong>
                  <span className="text-ink-2">
                    {' '}
                    by {one.decidedBy}, {moment(one.decidedAt)}
                  </span>
                </p>
                <p className="break-words whitespace-pre-line">
                  {one.reason ?? 'Erased with the candidate’s data'}
                </p>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  )
}
