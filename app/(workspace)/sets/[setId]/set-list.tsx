'use client'

import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import { Badge } from '@/app/_ui/badge'
import { buttonClass } from '@/app/_ui/button-class'
import { EmptyState } from '@/app/_ui/empty-state'
import { Kbd } from '@/app/_ui/kbd'
import { ReorderList } from '@/app/_ui/reorder-list'
import { levelLabel } from '../../bank/question-words'
import type { DraftRow } from './draft'
import { WeightField } from './number-fields'

type SetListProps = {
  rows: readonly DraftRow[]
  onReorder: (questionIds: string[]) => void
  onWeight: (questionId: string, weight: number) => void
  onRemove: (row: DraftRow, at: number) => void
  /** Where the focus goes when the last question was removed. */
  focusBank: () => void
}

/** The draft's questions in their order, each with its weight. */
export function SetList({ rows, onReorder, onWeight, onRemove, focusBank }: SetListProps) {
  const list = useRef<HTMLDivElement>(null)
  const removedAt = useRef<number | null>(null)

  // The button that was pressed is gone with its row: go on at the next one.
  useEffect(() => {
    if (removedAt.current === null) return
    const at = Math.min(removedAt.current, rows.length - 1)
    removedAt.current = null
    // After the list has drawn itself anew and moved the focus to a row; a later drawing does not call it off.
    setTimeout(() => {
      const next = list.current?.querySelectorAll<HTMLElement>('[data-remove]')[at]
      if (next) next.focus()
      else focusBank()
    })
  }, [rows, focusBank])

  return (
    <div
      ref={list}
      className="@container [&_[data-key]]:scroll-mt-48 [&_button]:scroll-mt-48 [&_input]:scroll-mt-48"
    >
      {rows.length > 0 ? (
        <p aria-hidden className="hidden items-end justify-between pe-24 pb-1 text-xs text-ink-2 @md:flex">
          <span className="pointer-coarse:invisible">
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose, with <Kbd>Alt</Kbd> they move
          </span>
          <span>Weight</span>
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
          <div className="flex flex-col items-start gap-x-4 gap-y-2 @md:flex-row @md:items-center">
            <div className="flex min-w-0 flex-1 gap-2.5">
              <span className="w-5 shrink-0 text-end text-ink-3 tabular-nums">{at + 1}</span>
              <div className="min-w-0">
                <p className="line-clamp-6 break-words" title={row.name}>
                  {row.name}
                </p>
                <p className="mt-0.5 text-xs text-ink-2">
                  {row.minutes} min · {levelLabel(row.level)} · {row.competencies.join(', ')}
                </p>
                {row.usable ? null : (
                  <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-attention-text">
                    <Badge tone="attention">archived</Badge> Remove it, or bring it back in the bank.
                  </p>
                )}
              </div>
            </div>
            <div className="flex items-start gap-2 ps-7.5 @md:ps-0">
              <div className="flex items-start gap-2">
                <span aria-hidden className="pt-2 text-xs text-ink-2 pointer-coarse:pt-3.5 @md:hidden">
                  Weight
                </span>
                <WeightField
                  label={`Weight of ${row.name}`}
                  labelHidden
                  value={row.weight}
                  onNumber={(weight) => onWeight(row.id, weight)}
                />
              </div>
              <button
                type="button"
                data-remove=""
                aria-label={`Remove ${row.name}`}
                className={buttonClass('bare', 'normal', true)}
                onClick={() => {
                  removedAt.current = at
                  onRemove(row, at)
                }}
              >
                <X aria-hidden size={16} />
              </button>
            </div>
          </div>
        )}
      </ReorderList>
    </div>
  )
}
