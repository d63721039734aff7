'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Callout } from '@/app/_ui/callout'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { useFocusKept } from '@/app/_ui/use-focus-kept'
import { whyNotDecideAgain } from '@/server/decisions/rules'
import { outcomeWords } from '../compare-words'
import type { MatrixRow } from '../matrix/matrix-rows'
import { useLoaded } from '../use-loaded'
import { DecisionForm, type Draft } from './decision-form'
import { DecisionHistory } from './decision-history'
import { DecisionInForce } from './decision-in-force'
import type { GivenDecision } from './given-decision'

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

/** What the team concluded for one candidate, how far that is, and what it concludes next. */
export function Decision({ jobId, panelId, beside, given, moment, drafts }: DecisionProps) {
  const router = useRouter()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [done, setDone] = useState<{ applicationId: string; words: string } | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const kept = useFocusKept(frame)
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
  const newest = decisions?.[0]
  const inForce = newest && newest.state !== 'reopened' ? newest : null
  const isTyped = Boolean(drafts.current.get(applicationId)?.reason)
  const say = (words: string) => {
    setDone({ applicationId, words })
    history.reload()
    router.refresh()
  }
  return (
    <div
      id="decision"
      ref={frame}
      tabIndex={-1}
      {...kept}
      className="flex scroll-mt-4 flex-col gap-4 border-t border-line pt-4 outline-none focus-visible:border-focus"
    >
      {beside.length > 1 ? (
        <SegmentedControl
          legend="Decide on"
          name="decide-on"
          value={applicationId}
          onChange={setChosenId}
          choices={beside.map((one) => ({ value: one.applicationId, label: one.candidate }))}
        />
      ) : null}
      {inForce ? (
        <DecisionInForce
          key={`${applicationId} ${inForce.number}`}
          jobId={jobId}
          applicationId={applicationId}
          candidate={row.candidate}
          decision={inForce}
          moment={moment}
          onDone={say}
        />
      ) : null}
      {/* While it loads, the comparison already knows of a decision; what somebody typed stays in sight. */}
      {(decisions ? inForce : row.decision) && !isTyped ? null : (
        <DecisionForm
          key={applicationId}
          jobId={jobId}
          panelId={panelId}
          row={row}
          moment={moment}
          lastSeen={decisions ? (newest?.number ?? 0) : null}
          whyNotAgain={whyNotDecideAgain(newest ?? null)}
          draft={drafts.current.get(applicationId)}
          onDraft={(draft) => drafts.current.set(applicationId, draft)}
          onRecorded={(outcome) => {
            drafts.current.delete(applicationId)
            say(`Decision recorded: ${outcomeWords[outcome]}, ${row.candidate}`)
          }}
          onRefused={() => {
            setDone(null)
            history.reload()
          }}
        />
      )}
      <p role="status" className="font-medium empty:hidden">
        {done?.applicationId === applicationId ? done.words : ''}
      </p>
      {history.error ? (
        <Callout live tone="attention">
          The decisions so far could not be loaded. Reload the page.
        </Callout>
      ) : null}
      <DecisionHistory decisions={(decisions ?? []).filter((one) => one !== inForce)} moment={moment} />
    </div>
  )
}
