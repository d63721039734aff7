'use client'

import Columns from 'lucide-react/icons/columns-3'
import Filter from 'lucide-react/icons/list-filter'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { SearchField } from '@/app/_ui/search-field'
import { Select } from '@/app/_ui/select'
import { GridColumns } from './grid-columns'
import { GridFilters } from './grid-filters'
import { type GridView, type Grouping, groupings, isFiltered, withoutFilters } from './grid-view'
import { byWords, groupingWords } from './grid-words'
import { type By, bys, type ViewColumn } from './view-columns'

export type GridToolsProps = {
  view: GridView
  onChange: (change: Partial<GridView>, how?: 'replace') => void
  /** All columns there are in this view, and those of figures. */
  columns: readonly ViewColumn[]
  hasPanels: boolean
  hasBar: boolean
  hasDecisions: boolean
  hasBands: boolean
  hasAdjusted: boolean
  /** What is shown, in words; and how many were hidden by hand. */
  shown: string
  hiddenCount: number
  /** Acts beside them. */
  children: ReactNode
}

/** By what the candidates are looked at, who of them, in which groups, with which columns. */
export function GridTools(props: GridToolsProps) {
  const { view, onChange, hasPanels, hasBands, hasDecisions } = props
  const [open, setOpen] = useState<'filters' | 'columns' | null>(null)
  const id = useId()
  const toggle = (part: 'filters' | 'columns') => setOpen(open === part ? null : part)
  const filters = countFilters(view)
  const offered = groupings.filter(
    (one) =>
      one === view.group ||
      (one === 'decision' ? hasDecisions : one === 'panel' ? hasPanels : one === 'tied' ? hasBands : true),
  )
  return (
    <div className="mb-2 flex flex-col gap-2 print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          legend="Columns are"
          legendHidden
          name="by"
          value={view.by}
          onChange={(by) =>
            onChange({ by: by as By, sort: isOfColumn(view, props.columns) ? null : view.sort })
          }
          choices={bys
            .filter((by) => by !== 'panel' || hasPanels || view.by === 'panel')
            .map((by) => ({ value: by, label: byWords[by] }))}
        />
        <FindField find={view.find} onFind={(find) => onChange({ find }, 'replace')} />
        <Button
          aria-expanded={open === 'filters'}
          aria-controls={`${id}-filters`}
          onClick={() => toggle('filters')}
        >
          <Filter aria-hidden size={16} />
          Filter
          {filters > 0 ? <span className="text-accent-text tabular-nums">{filters}</span> : null}
        </Button>
        <Select
          aria-label="Group"
          className="w-44! max-sm:w-auto! max-sm:flex-1"
          value={view.group ?? ''}
          placeholder="No groups"
          onChange={(event) => onChange({ group: (event.target.value || null) as Grouping | null })}
          options={offered.map((one) => ({ value: one, label: groupingWords[one] }))}
        />
        <Button
          aria-expanded={open === 'columns'}
          aria-controls={`${id}-columns`}
          onClick={() => toggle('columns')}
        >
          <Columns aria-hidden size={16} />
          Columns
        </Button>
      </div>
      <div id={`${id}-filters`} hidden={open !== 'filters'}>
        {open === 'filters' ? <GridFilters {...props} /> : null}
      </div>
      <div id={`${id}-columns`} hidden={open !== 'columns'}>
        {open === 'columns' ? <GridColumns {...props} /> : null}
      </div>
      <Shown {...props} />
    </div>
  )
}

/** What is in sight, said to everybody each time that it changes; and the ways back from what is left out. */
function Shown({ view, shown, hiddenCount, onChange, children }: GridToolsProps) {
  const without = view.without.length
  const pinned = view.pinned.length
  const line = useRef<HTMLDivElement>(null)
  // The button that was pressed goes away with what it was for.
  const change = (next: Partial<GridView>) => {
    onChange(next)
    line.current?.focus()
  }
  return (
    <div
      ref={line}
      tabIndex={-1}
      className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 outline-none"
    >
      <p role="status" className="tabular-nums">
        {shown}
      </p>
      {isFiltered(view) ? <Back onClick={() => change(withoutFilters(view))}>Clear filters</Back> : null}
      {pinned > 0 ? <Back onClick={() => change({ pinned: [] })}>{`${pinned} pinned, unpin`}</Back> : null}
      {hiddenCount > 0 ? (
        <Back onClick={() => change({ hidden: [] })}>{`${hiddenCount} hidden, show`}</Back>
      ) : null}
      {without > 0 ? (
        <Back onClick={() => change({ without: [] })}>
          {`${without} ${without === 1 ? 'column' : 'columns'} hidden, show`}
        </Back>
      ) : null}
      {view.sort ? <Back onClick={() => change({ sort: null })}>As added</Back> : null}
      <span className="ms-auto">{children}</span>
    </div>
  )
}

function Back({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-6 items-center rounded-sm text-accent-text underline decoration-accent-text/40 underline-offset-3 hover:decoration-accent-text pointer-coarse:min-h-11"
    >
      {children}
    </button>
  )
}

const isOfColumn = ({ sort }: GridView, columns: readonly ViewColumn[]) =>
  columns.some(({ key }) => key === sort?.by)

const countFilters = ({ seal, decided, bar, apart, least }: GridView) =>
  [seal !== null, decided !== null, bar, apart, least > 0].filter(Boolean).length

const waitMs = 150

/** Keeps what is typed to itself until one stops for a moment, so that each key does not turn the address over. */
function FindField({ find, onFind }: { find: string; onFind: (find: string) => void }) {
  const [typed, setTyped] = useState(find)
  const given = useRef(find)
  const latest = useRef(onFind)
  useEffect(() => {
    latest.current = onFind
  })
  // The address changed by other means: a link, the way back, a press on “Clear filters”.
  useEffect(() => {
    if (find === given.current) return
    given.current = find
    setTyped(find)
  }, [find])
  useEffect(() => {
    if (typed === given.current) return
    const timer = setTimeout(() => {
      given.current = typed
      latest.current(typed)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <SearchField
      label="Find a candidate"
      placeholder="Name"
      className="w-44! max-sm:w-full!"
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
