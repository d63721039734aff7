'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { EmptyState } from '@/app/_ui/empty-state'
import { Kbd } from '@/app/_ui/kbd'
import { ReorderList } from '@/app/_ui/reorder-list'
import type { BankQuestion, DraftRow } from './draft'
import { SetRow } from './set-row'

type SetListProps = {
  rows: readonly DraftRow[]
  bank: readonly BankQuestion[]
  onReorder: (questionIds: string[]) => void
  onPlace: (row: DraftRow, to: number) => void
  onWeight: (questionId: string, weight: number) => void
  onRemove: (row: DraftRow, at: number) => void
  onSwap: (row: DraftRow, question: BankQuestion) => void
  /** Where the focus goes when the last question was removed. */
  focusBank: () => void
}

/** Where to go on once the list has drawn itself anew: a row, its place, or what removes the row at a place. */
type Next = { rowId: string } | { placeOf: string } | { removeAt: number } | { rowAt: number }

/** The draft's questions in their order. */
export function SetList(props: SetListProps) {
  const { rows, bank, onReorder, onPlace, onWeight, onRemove, onSwap, focusBank } = props
  const list = useRef<HTMLDivElement>(null)
  const next = useRef<Next | null>(null)
  const ids = rows.map(({ id }) => id)

  // What was pressed is gone with its row, or stands elsewhere now: go on there.
  useEffect(() => {
    const to = next.current
    if (!to) return
    next.current = null
    // After the list has drawn itself anew and moved the focus to a row; a later drawing does not call it off.
    setTimeout(() => {
      const all = (selector: string) => [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])]
      const place = (at: number) => Math.min(at, rows.length - 1)
      const target =
        'rowId' in to
          ? all(`[data-key="${to.rowId}"]`)[0]
          : 'placeOf' in to
            ? all(`[data-key="${to.placeOf}"] select`)[0]
            : 'removeAt' in to
              ? all('[data-remove]')[place(to.removeAt)]
              : all('[data-key]')[place(to.rowAt)]
      if (target) target.focus()
      else focusBank()
    })
  }, [rows, focusBank])

  function removeByKey(event: KeyboardEvent<HTMLDivElement>) {
    const row = event.target as Element
    const at = ids.indexOf(row.getAttribute('data-key') ?? '')
    if (at < 0 || (event.key !== 'Delete' && event.key !== 'Backspace')) return
    event.preventDefault()
    event.stopPropagation()
    next.current = { rowAt: at }
    onRemove(rows[at]!, at)
  }

  return (
    <div
      ref={list}
      className="@container [&_[data-key]]:scroll-mt-48 [&_button]:scroll-mt-48 [&_input]:scroll-mt-48"
      onKeyDownCapture={removeByKey}
    >
      {rows.length > 0 ? (
        <p aria-hidden className="pb-1 text-xs text-ink-2 max-sm:hidden pointer-coarse:hidden">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose, with <Kbd>Alt</Kbd> they move, <Kbd>Delete</Kbd> removes
        </p>
      ) : null}
      <ReorderList
        label="Questions of the set"
        items={rows}
        onReorder={onReorder}
        empty={
          <EmptyState title="No questions yet">
            Filter the bank and press Enter, or use a question’s Add button. Every change is saved at once.
          </EmptyState>
        }
      >
        {(row, at) => (
          <SetRow
            row={row}
            at={at}
            inSet={ids}
            bank={bank}
            onPlace={(to) => {
              next.current = { placeOf: row.id }
              onPlace(row, to)
            }}
            onWeight={(weight) => onWeight(row.id, weight)}
            onRemove={() => {
              next.current = { removeAt: at }
              onRemove(row, at)
            }}
            onSwap={(question) => {
              next.current = { rowId: question.id }
              onSwap(row, question)
            }}
          />
        )}
      </ReorderList>
    </div>
  )
}
