'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { ReorderList } from '@/app/_ui/reorder-list'
import { useAct } from '@/app/_ui/use-act'
import type { ShelfKind } from '@/server/shelves/input'
import type { UsedShelf } from '@/server/shelves/uses'
import { AddName } from '../add-name'
import { ShelfLine } from './shelf-line'

type ShelfListProps = { kind: ShelfKind; shelves: readonly UsedShelf[]; mayChange: boolean }

/** All of a kind: those in use, in order, and below them those that are archived or merged. */
export function ShelfList({ kind, shelves, mayChange }: ShelfListProps) {
  const router = useRouter()
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const reorder = useAct((categoryIds: string[]) => trpc.shelves.order.mutate({ categoryIds }), {
    onDone: () => router.refresh(),
    whilePending: 'queue',
  })
  const inUse = shelves.filter((one) => !one.archived && !one.mergedInto)
  const away = shelves.filter((one) => one.archived || one.mergedInto)
  const placeOf = (id: string) => {
    const place = order?.indexOf(id) ?? -1
    return place === -1 ? inUse.length : place
  }
  const shown = order ? inUse.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)) : inUse
  const line = (shelf: UsedShelf) => (
    <ShelfLine kind={kind} shelf={shelf} others={inUse} mayChange={mayChange} />
  )

  async function put(ids: string[]) {
    setOrder(ids)
    const { done } = await reorder.run(ids)
    if (done) return
    // Not done: the page shows how they stand.
    setOrder(null)
    router.refresh()
  }

  return (
    <div className="flex max-w-4xl flex-col gap-3">
      {reorder.error ? <ActRefusal error={reorder.error} /> : null}
      {shown.length === 0 ? (
        <p className="text-ink-2">There is none yet. A question needs one before it can be written.</p>
      ) : null}
      {kind === 'category' && mayChange && shown.length > 1 ? (
        <ReorderList label="Categories" items={shown} onReorder={(ids) => void put(ids)}>
          {line}
        </ReorderList>
      ) : (
        <ShelfRows label={kind === 'category' ? 'Categories' : 'Competencies'} shelves={shown} line={line} />
      )}
      {mayChange ? (
        <div>
          <AddName
            what={kind}
            add={(name) =>
              kind === 'category'
                ? trpc.bank.createCategory.mutate({ name })
                : trpc.bank.createCompetency.mutate({ name })
            }
            onAdded={() => setOrder(null)}
          />
        </div>
      ) : null}
      {away.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-1 text-ink-2">Archived or merged ({away.length})</summary>
          <ShelfRows
            label={kind === 'category' ? 'Categories put away' : 'Competencies put away'}
            shelves={away}
            line={line}
          />
        </details>
      ) : null}
    </div>
  )
}

function ShelfRows({
  label,
  shelves,
  line,
}: {
  label: string
  shelves: readonly UsedShelf[]
  line: (shelf: UsedShelf) => React.ReactNode
}) {
  if (shelves.length === 0) return null
  return (
    <ul aria-label={label} className="border-t border-line">
      {shelves.map((shelf) => (
        <li key={shelf.id} className="border-b border-line py-2">
          {line(shelf)}
        </li>
      ))}
    </ul>
  )
}
