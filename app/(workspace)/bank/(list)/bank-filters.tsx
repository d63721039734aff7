'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { SearchField } from '@/app/_ui/search-field'
import { type Option, Select } from '@/app/_ui/select'
import { levelOptions, optionsOf, statusOptions } from '../question-words'

export type Filters = Partial<Record<'text' | 'categoryId' | 'level' | 'competencyId' | 'status', string>>

type BankFiltersProps = {
  filters: Filters
  categories: readonly { id: string; name: string }[]
  competencies: readonly { id: string; name: string }[]
  /** What each choice would find. */
  counts: Record<'categories' | 'levels' | 'competencies' | 'statuses', Readonly<Record<string, number>>>
}

/** The bank's filters, kept in the address. They apply as one types and chooses. */
export function BankFilters({ filters, categories, competencies, counts }: BankFiltersProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState(filters)
  const [shown, setShown] = useState(filters)
  const [waiting, setWaiting] = useState(false)
  const [going, startGoing] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  // Another address than the one asked for here, by a link or by going back, brings its own filters.
  if (shown !== filters) {
    setShown(filters)
    if (!waiting && !going) setChosen(filters)
  }

  function apply(next: Filters, delayMs = 0) {
    setChosen(next)
    setWaiting(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setWaiting(false)
      startGoing(() => router.replace(path.bank(next), { scroll: false }))
    }, delayMs)
  }

  const facet = (
    key: keyof Filters,
    label: string,
    placeholder: string,
    options: readonly Option[],
    found: Readonly<Record<string, number>>,
  ) => (
    <Select
      aria-label={label}
      name={key}
      className={key === 'competencyId' ? 'sm:w-44!' : 'sm:w-38!'}
      placeholder={placeholder}
      options={options.map((option) => ({
        ...option,
        label: `${option.label} (${found[option.value] ?? 0})`,
      }))}
      value={chosen[key] ?? ''}
      onChange={(event) => apply({ ...chosen, [key]: event.target.value || undefined })}
    />
  )

  return (
    <search aria-busy={waiting || going} className="mb-3 block">
      <form
        action={path.bank()}
        className="flex flex-wrap items-center gap-2 max-sm:grid max-sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          apply(chosen)
        }}
      >
        <SearchField
          label="Search questions"
          placeholder="Prompt, hint or point"
          name="text"
          maxLength={200}
          className="max-sm:col-span-2 sm:min-w-48 sm:max-w-96 sm:flex-1"
          value={chosen.text ?? ''}
          onChange={(event) => apply({ ...chosen, text: event.target.value || undefined }, 200)}
        />
        {facet('categoryId', 'Category', 'Any category', optionsOf(categories), counts.categories)}
        {facet('level', 'Level', 'Any level', levelOptions, counts.levels)}
        {facet('competencyId', 'Competency', 'Any competency', optionsOf(competencies), counts.competencies)}
        {facet('status', 'Status', 'All but archived', statusOptions, counts.statuses)}
        {Object.values(chosen).some(Boolean) ? (
          <Button kind="bare" onClick={() => apply({})}>
            Clear filters
          </Button>
        ) : null}
      </form>
    </search>
  )
}
