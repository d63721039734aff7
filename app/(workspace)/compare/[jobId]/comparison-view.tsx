'use client'

import clsx from 'clsx'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { Evidence as FoundEvidence } from '@/server/compare/evidence'
import { momentIn } from './compare-words'
import { Decision } from './decision/decision'
import type { Draft } from './decision/decision-form'
import type { GivenDecision } from './decision/given-decision'
import { Evidence } from './evidence/evidence'
import { Matrix } from './matrix/matrix'
import type { MatrixColumn, MatrixRow } from './matrix/matrix-rows'
import { addressOf, nextDisagreement, type Place, placeOf } from './place'

export type ComparedJob = { id: string; title: string; place: string; decides: boolean }

type ComparisonViewProps = {
  job: ComparedJob
  panelId: string | null
  panels: readonly { id: string; name: string }[]
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  timeZone: string
  /** What is open beside the matrix, where the address named it when the page was asked for. */
  loaded: { evidence: FoundEvidence; decisions: GivenDecision[] | null } | null
  /** What is said in words above the matrix. */
  children: ReactNode
}

/** The matrix, with the evidence and the decision beside it. What is open stands in the address. */
export function ComparisonView({
  job,
  panelId,
  panels,
  columns,
  rows,
  timeZone,
  loaded,
  children,
}: ComparisonViewProps) {
  const search = useSearchParams()
  const panel = search.get('panel') ?? undefined
  const sort = search.get('sort') ?? undefined
  const question = search.get('question') ?? undefined
  const candidates = search.get('candidates') ?? undefined
  const place = useMemo(
    () => placeOf({ question, candidates }, columns, rows),
    [question, candidates, columns, rows],
  )
  const region = useRef<HTMLElement>(null)
  const decision = useRef<HTMLDivElement>(null)
  const drafts = useRef(new Map<string, Draft>())
  const [focusNext, setFocusNext] = useState<'evidence' | 'decision' | null>(null)
  const moment = useMemo(() => momentIn(timeZone), [timeZone])
  const isOpen = place !== null
  // What was decided is the hiring team's.
  const takesPart = job.place !== 'interviewer'

  // Opening is a step to go back from; moving on from question to question is not.
  const show = useCallback(
    (next: Place | null) => {
      const address = addressOf(job.id, { panel, sort }, next, columns)
      if (isOpen) window.history.replaceState(null, '', address)
      else window.history.pushState(null, '', address)
    },
    [job.id, panel, sort, columns, isOpen],
  )

  useEffect(() => {
    if (!focusNext || !isOpen) return
    if (focusNext === 'evidence') focusRegion(region.current)
    else decision.current?.querySelector<HTMLElement>('input:enabled, button')?.focus()
    setFocusNext(null)
  }, [focusNext, isOpen])

  // Another question is read from its beginning.
  const column = place?.column
  useEffect(() => {
    if (column !== undefined) region.current?.scrollTo(0, 0)
  }, [column])

  const open = useCallback(
    (next: Place, on: 'evidence' | 'decision' = 'evidence') => {
      show(next)
      setFocusNext(on)
    },
    [show],
  )

  function close() {
    show(null)
    if (place) focusCell(rows, place)
  }

  const next = nextDisagreement(rows, place)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short way to the button that closes
    <div
      onKeyDown={(event) => {
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
        const isTyping = event.target instanceof HTMLTextAreaElement
        if (isOpen && isHere && !isTyping && event.key === 'Escape') close()
      }}
      className={clsx(
        'mb-8 grid items-start gap-x-8 gap-y-6',
        isOpen && 'xl:grid-rows-[auto_1fr]',
        place && beside(place.applicationIds.length),
      )}
    >
      <div className="min-w-0">
        {children}
        <Matrix
          jobId={job.id}
          panels={panels}
          columns={columns}
          rows={rows}
          place={place}
          decisions={takesPart}
          onOpen={open}
        >
          {isOpen ? null : (
            <Button
              size="small"
              disabledReason={next ? null : 'Interviewers disagree on no answer.'}
              onClick={() => next && open(next)}
            >
              Next disagreement
            </Button>
          )}
        </Matrix>
      </div>
      {place ? (
        <>
          <Evidence
            ref={region}
            jobId={job.id}
            columns={columns}
            rows={rows}
            place={place}
            next={next}
            given={loaded?.evidence ?? null}
            moment={moment}
            onShow={show}
            onDecide={takesPart ? () => setFocusNext('decision') : null}
            onClose={close}
          />
          {takesPart ? (
            <div ref={decision} className="min-w-0 xl:col-start-1 xl:row-start-2">
              <Decision
                jobId={job.id}
                panelId={panelId}
                beside={place.applicationIds.flatMap(
                  (id) => rows.find((row) => row.applicationId === id) ?? [],
                )}
                given={loaded?.decisions ?? null}
                moment={moment}
                drafts={drafts}
              />
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

/** The more candidates are side by side, the more of the width is the evidence's. */
function beside(candidates: number): string {
  if (candidates === 1) return 'xl:grid-cols-[minmax(0,1fr)_minmax(24rem,32rem)]'
  if (candidates === 2) return 'xl:grid-cols-[minmax(20rem,1fr)_minmax(0,42rem)]'
  return 'xl:grid-cols-[minmax(20rem,2fr)_minmax(0,5fr)]'
}

/** Goes to the evidence. Beside the matrix it is in sight already; under it, on a narrow screen, its top comes up. */
function focusRegion(region: HTMLElement | null): void {
  region?.focus({ preventScroll: true })
  if (region && getComputedStyle(region).position !== 'sticky') region.scrollIntoView({ block: 'start' })
}

/** Gives the focus back to where the evidence was opened from. */
function focusCell(rows: readonly MatrixRow[], place: Place): void {
  const row = rows.findIndex((one) => one.applicationId === place.applicationIds[0])
  const at = (column: number) =>
    document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
  const target = at(place.column) ?? at(rows[row]?.places.length ?? 0)
  target?.focus()
}
