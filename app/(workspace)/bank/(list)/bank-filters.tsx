'use client'

import clsx from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState, useTransition } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { SearchField } from '@/app/_ui/search-field'
import { type Option, Select } from '@/app/_ui/select'
import { lastUseOptions, levelOptions, minuteOptions, optionsOf, statusOptions } from '../question-words'
import type { FilterKey, Filters } from './filter-keys'

type BankFiltersProps = {
  filters: Filters
  categories: readonly { id: string; name: string }[]
  competencies: readonly { id: string; name: string }[]
  authors: readonly { id: string; name: string }[]
  /** What each choice would find. */
  counts: Record<Exclude<FilterKey, 'text'>, Readonly<Record<string, number>>>
}

/** The bank's filters, kept in the address. They apply as one types and chooses. On a phone the facets fold away. */
export function BankFilters({ filters, categories, competencies, authors, counts }: BankFiltersProps) {
  const router = useRouter()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
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
    key: Exclude<FilterKey, 'text'>,
    label: string,
    placeholder: string,
    options: readonly Option[],
  ) => (
    <Select
      aria-label={label}
      name={key}
      className={key === 'competencyId' ? 'sm:w-44!' : 'sm:w-38!'}
      placeholder={placeholder}
      options={options.map((option) => ({
        ...option,
        label: `${option.label} (${counts[key][option.value] ?? 0})`,
      }))}
      value={chosen[key] ?? ''}
      onChange={(event) => apply({ ...chosen, [key]: event.target.value || undefined })}
    />
  )

  const { text: _, ...facets } = chosen
  const facetsChosen = Object.values(facets).filter(Boolean).length
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
          className="max-sm:col-span-2 sm:flex-1 sm:basis-[calc(100%-8rem)]"
          value={chosen.text ?? ''}
          onChange={(event) => apply({ ...chosen, text: event.target.value || undefined }, 200)}
        />
        <Button
          aria-expanded={isOpen}
          aria-controls={id}
          className="sm:hidden"
          onClick={() => setOpen(!isOpen)}
        >
          Filters{facetsChosen > 0 ? ` (${facetsChosen})` : ''}
          <ChevronDown aria-hidden size={16} className={clsx(isOpen && 'rotate-180')} />
        </Button>
        {Object.values(chosen).some(Boolean) ? (
          <Button kind="bare" onClick={() => apply({})}>
            Clear filters
          </Button>
        ) : null}
        <div id={id} className={clsx('contents', !isOpen && 'max-sm:hidden')}>
          {facet('categoryId', 'Category', 'Any category', optionsOf(categories))}
          {facet('level', 'Level', 'Any level', levelOptions)}
          {facet('competencyId', 'Competency', 'Any competency', optionsOf(competencies))}
          {facet('minutes', 'Minutes', 'Any minutes', minuteOptions)}
          {facet('status', 'Status', 'All but archived', statusOptions)}
          {facet('lastUsed', 'Last used', 'Used or not', lastUseOptions)}
          {facet('authorId', 'Author', 'Any author', optionsOf(authors))}
        </div>
      </form>
    </search>
  )
}
