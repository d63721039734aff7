'use client'

import type { KeyboardEvent, RefObject } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Skeleton } from '@/app/_ui/skeleton'
import { useFocusKept } from '@/app/_ui/use-focus-kept'
import type { Evidence as FoundEvidence } from '@/server/compare/evidence'
import type { MatrixColumn, MatrixRow } from '../matrix/matrix-rows'
import type { Place } from '../place'
import { useLoaded } from '../use-loaded'
import { BesideChoice } from './beside-choice'
import { EvidenceHead } from './evidence-head'
import { EvidencePoints } from './evidence-points'
import { Rubric } from './rubric'
import { SideBySide } from './side-by-side'

type EvidenceProps = {
  ref: RefObject<HTMLElement | null>
  jobId: string
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  /** All candidates, also those that a filter leaves out. */
  all: readonly MatrixRow[]
  /** The questions that one goes through, by their column, in their order. */
  walk: readonly number[]
  place: Place
  next: Place | null
  /** The evidence of the place that the page came with. */
  given: FoundEvidence | null
  moment: (at: Date) => string
  onShow: (place: Place) => void
  /** Null for whoever has no part in the decision. */
  onDecide: (() => void) | null
  onClose: () => void
}

/** What stands behind one question, for one to five candidates. J, K and D go on, Escape closes. */
export function Evidence(props: EvidenceProps) {
  const { ref, jobId, columns, rows, all, walk, place, next, given, moment, onShow, onDecide, onClose } =
    props
  const { applicationIds } = place
  const column = columns[place.column]
  const panelId = column?.panelId ?? ''
  const questionId = column?.questionId ?? ''
  const found = useLoaded(
    [panelId, questionId, ...applicationIds].join(' '),
    () => trpc.compare.evidence.query({ jobId, panelId, questionId, applicationIds }),
    given,
  )
  const kept = useFocusKept(ref)
  const beside = applicationIds.flatMap((id) => all.find((row) => row.applicationId === id) ?? [])
  const at = walk.indexOf(place.column)
  const goTo = (to: number) => {
    const next = walk[to]
    if (next !== undefined) onShow({ ...place, column: next })
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, currentTarget, key } = event
    const isHere = target instanceof Node && currentTarget.contains(target)
    if (!isHere || event.altKey || event.ctrlKey || event.metaKey) return
    if (key === 'j') goTo(at + 1)
    else if (key === 'k') goTo(at - 1)
    else if (key === 'd' && next) onShow(next)
    else return
    event.preventDefault()
  }

  if (!column) return null
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="Evidence"
      {...kept}
      onKeyDown={onKeyDown}
      className="@container min-w-0 outline-none focus-visible:border-focus! max-xl:border-t max-xl:border-line max-xl:pt-4 xl:sticky xl:top-4 xl:row-span-2 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto xl:border-s xl:border-line xl:ps-6"
    >
      <EvidenceHead
        column={column}
        count={columns.length}
        at={at}
        walked={walk.length}
        beside={beside}
        next={next}
        onStep={(step) => goTo(at + step)}
        onShow={onShow}
        onDecide={onDecide}
        onClose={onClose}
      />
      <h2 className="mb-3 text-base font-semibold text-pretty">
        {found.value?.question.prompt ?? column.prompt}
      </h2>
      {found.value?.otherWordings.map(({ number, prompt }) => (
        <p key={number} className="mb-3 border-s-2 border-attention ps-2 text-ink-2">
          <span className="font-medium text-attention-text">Version {number} was worded: </span>
          {prompt}
        </p>
      ))}
      <BesideChoice
        rows={[...rows, ...beside.filter((row) => !rows.includes(row))]}
        place={place}
        onShow={onShow}
      />
      {found.error ? (
        <Callout
          live
          tone="attention"
          title="The evidence could not be loaded"
          actions={
            <Button size="small" onClick={found.reload}>
              Try again
            </Button>
          }
        >
          {found.error.kind === 'refused' || found.error.kind === 'signed out'
            ? found.error.message
            : 'Evenhand did not answer.'}
        </Callout>
      ) : found.value ? (
        <>
          <SideBySide
            debriefOf={(evaluationId) => path.debrief(jobId, evaluationId, { question: questionId })}
            evidence={found.value}
            beside={beside}
            moment={moment}
          />
          <EvidencePoints evidence={found.value} beside={beside} />
          <Rubric question={found.value.question} />
        </>
      ) : (
        <Loading />
      )}
    </section>
  )
}

function Loading() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading the evidence</span>
      {[1, 2, 3].map((one) => (
        <div key={one} className="flex flex-col gap-2 border-t border-line py-3">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3.5 w-full" />
          <Skeleton className="h-3.5 w-3/4" />
        </div>
      ))}
    </div>
  )
}
