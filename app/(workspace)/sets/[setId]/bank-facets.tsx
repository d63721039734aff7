'use client'

import { useMemo } from 'react'
import { Select } from '@/app/_ui/select'
import { levelOptions } from '../../bank/question-words'
import type { BankFilter } from './bank-filter'
import type { BankQuestion } from './draft'

/** Narrows the bank by what its questions have; only choices that lead somewhere are offered. */
export function BankFacets({
  bank,
  filter,
  onFilter,
}: {
  bank: readonly BankQuestion[]
  filter: BankFilter
  onFilter: (by: Partial<BankFilter>) => void
}) {
  const categories = useMemo(() => optionsIn(bank.map(({ category }) => category)), [bank])
  const competencies = useMemo(
    () => optionsIn(bank.flatMap((question) => question.competencies)).toSorted(byLabel),
    [bank],
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)_minmax(0,1.2fr)] gap-2">
      <Select
        aria-label="Category"
        placeholder="Category"
        options={categories}
        value={filter.category}
        onChange={(event) => onFilter({ category: event.target.value })}
      />
      <Select
        aria-label="Level"
        placeholder="Level"
        options={levelOptions}
        value={filter.level}
        onChange={(event) =>
          onFilter({ level: levelOptions.find(({ value }) => value === event.target.value)?.value ?? '' })
        }
      />
      <Select
        aria-label="Competency"
        placeholder="Competency"
        options={competencies}
        value={filter.competency}
        onChange={(event) => onFilter({ competency: event.target.value })}
      />
    </div>
  )
}

function optionsIn(names: readonly string[]) {
  return [...new Set(names)].map((name) => ({ value: name, label: name }))
}

const byLabel = (one: { label: string }, other: { label: string }) =>
  one.label.localeCompare(other.label, 'en')
