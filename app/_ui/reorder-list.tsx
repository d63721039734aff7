'use client'

import clsx from 'clsx'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import GripVertical from 'lucide-react/icons/grip-vertical'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Button, GridList, GridListItem } from 'react-aria-components/GridList'
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { moveItem, moveItemsBeside } from './reorder'

export type ReorderItem = { id: string /** Read out when it moves. */; name: string }

type ReorderListProps<Item extends ReorderItem> = {
  label: string
  items: readonly Item[]
  /** All ids in their new order. */
  onReorder: (ids: string[]) => void
  children: (item: Item, index: number) => ReactNode
  /** Shown where there is nothing to order yet. */
  empty?: ReactNode
  /** Why the order cannot be changed; handles and buttons go away. */
  lockedReason?: string | null
}

const stepClass =
  'inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink disabled:opacity-35 pointer-coarse:size-11'

/**
 * An ordered list: drag by the handle (mouse, touch or keyboard), Alt with the arrow keys, or the two
 * buttons of each row. Every move is said aloud with its new place.
 */
export function ReorderList<Item extends ReorderItem>({
  label,
  items,
  onReorder,
  children,
  empty,
  lockedReason,
}: ReorderListProps<Item>) {
  const [spoken, setSpoken] = useState('')
  const ids = items.map(({ id }) => id)
  const locked = Boolean(lockedReason)

  function tell(id: string, after: readonly string[]) {
    setSpoken(`${items.find((item) => item.id === id)?.name}: now ${after.indexOf(id) + 1} of ${ids.length}`)
  }

  function step(id: string, by: -1 | 1) {
    const to = ids.indexOf(id) + by
    if (locked || to < 0 || to >= ids.length) return
    const after = moveItem(ids, id, to)
    onReorder(after)
    tell(id, after)
  }

  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: locked,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return
      const moved = [...keys].map(String)
      const after = moveItemsBeside(ids, moved, String(target.key), target.dropPosition)
      onReorder(after)
      if (moved[0]) tell(moved[0], after)
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="-my-px h-0.5 data-drop-target:bg-accent" />
    ),
  })

  function stepByKey(event: KeyboardEvent<HTMLDivElement>) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    const row = (event.target as Element).closest('[data-key]')
    const id = row?.getAttribute('data-key')
    if (!id || !ids.includes(id)) return
    event.preventDefault()
    event.stopPropagation()
    step(id, event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <div onKeyDownCapture={stepByKey}>
      <GridList
        aria-label={label}
        items={items}
        // Tab reaches what stands in a row, so that its inputs keep their own arrow keys.
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={locked ? undefined : dragAndDropHooks}
        dependencies={[items, locked]}
        renderEmptyState={() => empty ?? null}
        className="border-t border-line outline-none data-empty:border-0"
      >
        {(item) => {
          const index = ids.indexOf(item.id)
          return (
            <GridListItem
              id={item.id}
              textValue={item.name}
              className={clsx(
                'group/row flex items-center gap-2 border-b border-line py-2 -outline-offset-2 focus:bg-accent-wash',
                'data-dragging:opacity-50',
              )}
            >
              {locked ? null : (
                <Button
                  slot="drag"
                  aria-label={`Drag ${item.name}`}
                  className={clsx(stepClass, 'shrink-0 cursor-grab')}
                >
                  <GripVertical aria-hidden size={16} />
                </Button>
              )}
              <div className="min-w-0 flex-1">{children(item, index)}</div>
              {locked ? null : (
                <div className="flex shrink-0 print:hidden">
                  <button
                    type="button"
                    aria-label={`Move ${item.name} up`}
                    disabled={index === 0}
                    className={stepClass}
                    onClick={() => step(item.id, -1)}
                  >
                    <ArrowUp aria-hidden size={14} />
                  </button>
                  <button
                    type="button"
                    aria-label={`Move ${item.name} down`}
                    disabled={index === ids.length - 1}
                    className={stepClass}
                    onClick={() => step(item.id, 1)}
                  >
                    <ArrowDown aria-hidden size={14} />
                  </button>
                </div>
              )}
            </GridListItem>
          )
        }}
      </GridList>
      {lockedReason ? <p className="mt-2 text-xs text-ink-2">{lockedReason}</p> : null}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </div>
  )
}
