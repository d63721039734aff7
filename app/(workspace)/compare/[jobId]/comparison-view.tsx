'use client'

import clsx from 'clsx'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { Evidence as FoundEvidence } from '@/server/compare/evidence'
import type { Grid } from '@/server/compare/grid'
import { momentIn } from './compare-words'
import { Decision } from './decision/decision'
import type { Draft } from './decision/decision-form'
import type { GivenDecision } from './decision/given-decision'
import { Evidence } from './evidence/evidence'
import { GridView } from './matrix/grid'
import type { MatrixHandle } from './matrix/matrix'
import { matrixRows } from './matrix/matrix-rows'
import { useGridView } from './matrix/use-grid-view'
import { viewColumns } from './matrix/view-columns'
import { addressOf, isSamePlace, nextDisagreement, type Place, placeOf } from './place'
import { Standing } from './standing/standing'
import { StandingProvider } from './standing/standing-context'
import { standingScores } from './standing/standing-scores'

type ComparisonViewProps = {
  grid: Grid
  timeZone: string
  /** What is open beside the grid, where the address named it when the page was asked for. */
  loaded: { place: Place; evidence: FoundEvidence; decisions: GivenDecision[] | null } | null
  /** What is said in words above the grid. */
  children: ReactNode
}

/** The standing and the grid, with the evidence and the decision beside it. What is open stands in the address. */
export function ComparisonView({ grid, timeZone, loaded, children }: ComparisonViewProps) {
  const { job, panelId, columns } = grid
  const search = useSearchParams()
  const [view, setView] = useGridView()
  const panel = search.get('panel') ?? ''
  const rows = useMemo(() => matrixRows(grid), [grid])
  const place = useMemo(() => placeOf(search, columns, rows), [search, columns, rows])
  const standing = useMemo(() => standingScores(grid, rows), [grid, rows])
  const matrix = useRef<MatrixHandle>(null)
  const region = useRef<HTMLElement>(null)
  const decision = useRef<HTMLDivElement>(null)
  const drafts = useRef(new Map<string, Draft>())
  const [focusNext, setFocusNext] = useState<'evidence' | 'decision' | null>(null)
  /** Whose decision was gone to from the grid: that is where closing leads back to. */
  const decidedFrom = useRef<string | null>(null)
  const moment = useMemo(() => momentIn(timeZone), [timeZone])
  const isOpen = place !== null
  // What was decided, and where candidates stand, is the hiring team's.
  const takesPart = job.place !== 'interviewer'

  // In the order of the grid, so that the next disagreement is the next in sight.
  const [listed, setListed] = useState(rows)
  const walk = useMemo(() => walkOf(grid, place?.within), [grid, place?.within])

  // Opening is a step to go back from; moving on from question to question is not.
  const show = useCallback(
    (next: Place | null) => {
      const address = addressOf(job.id, { panel, view, place: next }, columns)
      if (isOpen) window.history.replaceState(null, '', address)
      else window.history.pushState(null, '', address)
    },
    [job.id, panel, view, columns, isOpen],
  )

  useEffect(() => {
    if (!focusNext || !isOpen) return
    if (focusNext === 'evidence') focusRegion(region.current)
    else focusDecision(decision.current)
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
      decidedFrom.current = on === 'decision' ? (next.applicationIds[0] ?? null) : null
    },
    [show],
  )

  function close() {
    show(null)
    if (place) matrix.current?.focusPlace(place, decidedFrom.current === place.applicationIds[0])
  }

  const next = nextDisagreement(listed, place, walk)
  const shown = (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short way to the button that closes
    <div
      onKeyDown={(event) => {
        const { target, currentTarget, key } = event
        const isHere = target instanceof Element && currentTarget.contains(target)
        const isTyping = target instanceof Element && target.closest('textarea, select, [type=search]')
        if (isOpen && isHere && !isTyping && key === 'Escape') close()
      }}
      className={clsx(
        'mb-8 grid items-start gap-x-8 gap-y-6',
        isOpen && 'xl:grid-rows-[auto_1fr]',
        place && beside(place.applicationIds.length),
      )}
    >
      <div className="min-w-0">
        {children}
        {takesPart ? <Standing {...standing} seesInterviewers={job.decides} /> : null}
        <GridView
          ref={matrix}
          grid={grid}
          rows={rows}
          view={view}
          onView={setView}
          panel={panel}
          place={place}
          takesPart={takesPart}
          onListed={setListed}
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
        </GridView>
      </div>
      {place ? (
        <>
          <Evidence
            ref={region}
            jobId={job.id}
            columns={columns}
            rows={listed}
            all={rows}
            walk={walk}
            place={place}
            next={next}
            given={loaded && isSamePlace(loaded.place, place) ? loaded.evidence : null}
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
                given={
                  loaded && loaded.place.applicationIds[0] === place.applicationIds[0]
                    ? loaded.decisions
                    : null
                }
                moment={moment}
                drafts={drafts}
              />
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  )
  return takesPart ? <StandingProvider packed={standing.packed}>{shown}</StandingProvider> : shown
}

/** To its first control; to the decision itself, at the top of the window, while what was decided is still read. */
function focusDecision(place: HTMLElement | null) {
  const control = place?.querySelector<HTMLElement>('input:enabled, button')
  const target = control ?? place?.querySelector<HTMLElement>('[tabindex]')
  target?.focus()
  if (!control) target?.scrollIntoView({ block: 'start' })
}

/** The questions that one goes through: those of the competency or panel that was opened, else all. */
function walkOf(grid: Grid, within: string | undefined): readonly number[] {
  const all = grid.columns.map((_, at) => at)
  if (!within) return all
  const own = [...viewColumns('competency', grid), ...viewColumns('panel', grid)].find(
    ({ key }) => key === within,
  )
  return own?.questions ?? all
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
