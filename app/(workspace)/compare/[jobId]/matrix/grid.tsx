'use client'

import { type ReactNode, type Ref, useEffect, useMemo } from 'react'
import { Button } from '@/app/_ui/button'
import type { Grid } from '@/server/compare/grid'
import { addressOf, type Place } from '../place'
import { listGrid, type Shown } from './grid-list'
import { GridTools } from './grid-tools'
import { figureKeys, nextSort, type GridView as View, withoutFilters } from './grid-view'
import { shownInWords } from './grid-words'
import { linesOf } from './lines'
import { Matrix, type MatrixHandle } from './matrix'
import type { MatrixRow } from './matrix-rows'
import { useAdjusted } from './use-adjusted'
import { placeIn, viewColumns } from './view-columns'

type GridViewProps = {
  ref: Ref<MatrixHandle>
  grid: Grid
  rows: readonly MatrixRow[]
  view: View
  /** Called with what the address is about to say. */
  onView: (next: View) => void
  panel: string
  place: Place | null
  /** Whether the viewer sees what was decided and where candidates stand. */
  takesPart: boolean
  /** Called with the rows that are shown, in their order. */
  onListed: (rows: MatrixRow[]) => void
  onOpen: (place: Place, on?: 'evidence' | 'decision') => void
  children: ReactNode
}

/** The grid as the address wants it, and what changes that. */
export function GridView(props: GridViewProps) {
  const { ref, grid, rows, view, onView, panel, place, takesPart, onListed, onOpen, children } = props
  const { job, columns: questions, members, panels, rule } = grid
  const adjusted = useAdjusted()
  const all = useMemo(() => viewColumns(view.by, grid), [view.by, grid])
  const columns = useMemo(() => all.filter(({ key }) => !view.without.includes(key)), [all, view.without])
  const lines = useMemo(() => {
    const figures = figureKeys.filter(
      (key) => !view.without.includes(key) && (takesPart || key !== 'adjusted'),
    )
    return linesOf(figures, columns, takesPart)
  }, [columns, view.without, takesPart])

  const places = useMemo(
    () => rows.map((row) => columns.map((column) => placeIn(row, column, members))),
    [rows, columns, members],
  )
  const shown = useMemo(
    () =>
      rows.map(
        (row, at): Shown => ({
          row,
          places: places[at] ?? [],
          adjusted: adjusted.of.get(row.applicationId)?.adjusted ?? null,
        }),
      ),
    [rows, places, adjusted],
  )
  const list = useMemo(
    () =>
      listGrid(shown, view, {
        keys: columns.map(({ key }) => key),
        panels,
        panelIds: questions.map(({ panelId }) => panelId),
        bands: adjusted.bands,
      }),
    [shown, view, columns, panels, questions, adjusted],
  )
  useEffect(() => {
    onListed(list.items.flatMap((item) => (item.kind === 'row' ? item.shown.row : [])))
  }, [list, onListed])

  const addressWith = (change: Partial<View>) =>
    addressOf(job.id, { panel, view: { ...view, ...change }, place }, questions)
  function change(next: Partial<View>, how?: 'replace') {
    onView({ ...view, ...next })
    // Typing is one step back, not one a letter.
    if (how === 'replace') window.history.replaceState(null, '', addressWith(next))
    else window.history.pushState(null, '', addressWith(next))
  }
  const toggled = (numbers: readonly number[], one: number) =>
    numbers.includes(one) ? numbers.filter((other) => other !== one) : [...numbers, one]

  return (
    <section aria-label="Candidates">
      <GridTools
        view={view}
        onChange={change}
        columns={all}
        hasPanels={new Set(questions.map(({ panelId }) => panelId)).size > 1}
        hasBar={rule?.method === 'raw' && rule.hireBar !== null}
        hasDecisions={takesPart}
        hasBands={adjusted.bands !== null}
        hasAdjusted={takesPart}
        shown={shownInWords(view, all, list.count, rows.length)}
        hiddenCount={list.hidden}
      >
        {children}
      </GridTools>
      <Matrix
        ref={ref}
        grid={grid}
        list={list}
        view={view}
        columns={columns}
        lines={lines}
        adjusted={adjusted}
        place={place}
        addressBy={(key) => addressWith({ sort: nextSort(key, view.sort) })}
        onSort={(key) => change({ sort: nextSort(key, view.sort) })}
        onPin={(candidate) => change({ pinned: toggled(view.pinned, candidate) })}
        onHide={(candidate) =>
          change({
            hidden: toggled(view.hidden, candidate),
            pinned: view.pinned.filter((one) => one !== candidate),
          })
        }
        onOpen={onOpen}
      >
        <p className="mb-2 font-medium">No candidate matches.</p>
        {list.hidden < rows.length ? (
          <Button size="small" onClick={() => change(withoutFilters(view))}>
            Clear the filters
          </Button>
        ) : (
          <Button size="small" onClick={() => change({ hidden: [] })}>
            Show who is hidden
          </Button>
        )}
      </Matrix>
    </section>
  )
}
