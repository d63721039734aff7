'use client'

import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Kbd } from '@/app/_ui/kbd'
import { LinkButton } from '@/app/_ui/link'
import { SearchField } from '@/app/_ui/search-field'
import { BankFacets } from './bank-facets'
import { type BankFilter, filterBank, noFilter, stepToAddable, wordsOfBank } from './bank-filter'
import { BankRow } from './bank-row'
import type { BankQuestion } from './draft'

const shownAtOnce = 40

type BankPaneProps = {
  bank: readonly BankQuestion[]
  taken: ReadonlySet<string>
  onAdd: (question: BankQuestion) => void
  /** Why the set takes no further question, in words. */
  fullReason: string | null
  searchRef: RefObject<HTMLInputElement | null>
}

/**
 * The bank to choose from, filtered on the device. The focus stays in the search field: the arrow keys choose a
 * match, Enter adds it, and the next letter typed begins another search.
 */
export function BankPane({ bank, taken, onAdd, fullReason, searchRef }: BankPaneProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [filter, setFilter] = useState(noFilter)
  const [chosenId, setChosenId] = useState<string>()
  const [limit, setLimit] = useState(shownAtOnce)
  const words = useMemo(() => wordsOfBank(bank), [bank])
  const { matches, wishes } = useMemo(() => filterBank(bank, words, filter), [bank, words, filter])
  const activeId = isAddable(chosenId) ? chosenId : matches.find((one) => !taken.has(one.id))?.id
  const activeAt = matches.findIndex((one) => one.id === activeId)
  const shown = matches.slice(0, Math.max(limit, activeAt + 1))

  function isAddable(questionId: string | undefined): boolean {
    return questionId !== undefined && !taken.has(questionId) && matches.some((one) => one.id === questionId)
  }

  function narrow(by: Partial<BankFilter>) {
    setFilter({ ...filter, ...by })
    setChosenId(undefined)
    setLimit(shownAtOnce)
    list.current?.parentElement?.scrollTo({ top: 0 })
  }

  function add(question: BankQuestion) {
    if (fullReason || taken.has(question.id)) return
    setChosenId(stepToAddable(matches, taken, question.id, 1))
    onAdd(question)
  }

  function pressInSearch(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setChosenId(stepToAddable(matches, taken, activeId, event.key === 'ArrowDown' ? 1 : -1))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const active = matches[activeAt]
      if (active) add(active)
      event.currentTarget.select()
    }
  }

  const rowId = (questionId: string) => `${id}-${questionId}`
  useEffect(() => {
    if (chosenId) document.getElementById(`${id}-${chosenId}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosenId])

  if (bank.length === 0)
    return (
      <EmptyState
        title="The bank has no published question"
        actions={<LinkButton href={path.bank()}>Go to the bank</LinkButton>}
      >
        A set takes published questions only. Publish one, then come back.
      </EmptyState>
    )
  return (
    <div className="group/bank flex min-h-0 flex-1 flex-col">
      <search className="flex flex-col gap-2">
        <SearchField
          ref={searchRef}
          label="Filter questions"
          placeholder="Prompt, hint or point"
          maxLength={200}
          data-of-draft=""
          aria-controls={`${id}-list`}
          aria-describedby={`${id}-keys`}
          aria-activedescendant={activeId ? rowId(activeId) : undefined}
          value={filter.text}
          onChange={(event) => narrow({ text: event.target.value })}
          onKeyDown={pressInSearch}
        />
        <BankFacets bank={bank} filter={filter} onFilter={narrow} />
      </search>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 text-xs text-ink-2">
        <p role="status" className="tabular-nums">
          {matches.length === bank.length
            ? `${bank.length} questions`
            : `${matches.length} of ${bank.length} questions`}
        </p>
        <p id={`${id}-keys`} className="inline-flex items-center gap-1 max-sm:hidden pointer-coarse:hidden">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> choose, <Kbd>Enter</Kbd> adds
        </p>
      </div>
      {fullReason ? <p className="pb-2 text-xs text-attention-text">{fullReason}</p> : null}
      <div className="relative min-h-0 flex-1 overflow-y-auto border-t border-line max-lg:max-h-[50dvh]">
        <ul ref={list} id={`${id}-list`} aria-label="Questions of the bank">
          {shown.map((question) => (
            <BankRow
              key={question.id}
              id={rowId(question.id)}
              question={question}
              wishes={wishes}
              isActive={question.id === activeId}
              isTaken={taken.has(question.id)}
              isFull={fullReason !== null}
              onAdd={add}
            />
          ))}
        </ul>
        {matches.length === 0 ? (
          <div className="flex flex-col items-start gap-2 py-6">
            <p className="text-ink-2">No question fits. Take a word out, or choose fewer facets.</p>
            <Button
              size="small"
              onClick={() => {
                narrow(noFilter)
                searchRef.current?.focus()
              }}
            >
              Show all questions
            </Button>
          </div>
        ) : null}
        {matches.length > shown.length ? (
          <Button
            kind="bare"
            size="small"
            className="my-2"
            onClick={() => setLimit(shown.length + shownAtOnce)}
          >
            Show {Math.min(shownAtOnce, matches.length - shown.length)} more
          </Button>
        ) : null}
      </div>
    </div>
  )
}
