'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
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
}

/** The bank's filters, kept in the address. They apply as one types and chooses. */
export function BankFilters({ filters, categories, competencies }: BankFiltersProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState(filters)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function apply(next: Filters, delayMs = 0) {
    setChosen(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => router.replace(path.bank(next), { scroll: false }), delayMs)
  }

  const facet = (key: keyof Filters, label: string, placeholder: string, options: readonly Option[]) => (
    <Select
      aria-label={label}
      name={key}
      className="max-w-52 max-sm:max-w-none"
      placeholder={placeholder}
      options={options}
      value={chosen[key] ?? ''}
      onChange={(event) => apply({ ...chosen, [key]: event.target.value || undefined })}
    />
  )

  return (
    <search className="mb-3 block">
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
          className="max-w-72 max-sm:col-span-2 max-sm:max-w-none"
          value={chosen.text ?? ''}
          onChange={(event) => apply({ ...chosen, text: event.target.value || undefined }, 200)}
        />
        {facet('categoryId', 'Category', 'Any category', optionsOf(categories))}
        {facet('level', 'Level', 'Any level', levelOptions)}
        {facet('competencyId', 'Competency', 'Any competency', optionsOf(competencies))}
        {facet('status', 'Status', 'Any status', statusOptions)}
        {Object.values(chosen).some(Boolean) ? (
          <Button kind="bare" onClick={() => apply({})}>
            Clear filters
          </Button>
        ) : null}
      </form>
    </search>
  )
}
