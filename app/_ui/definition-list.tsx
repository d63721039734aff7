import clsx from 'clsx'
import { Fragment, type ReactNode } from 'react'

export type Definition = { term: string; value: ReactNode }

/** Facts about one thing, terms in one column and values in the next. */
export function DefinitionList({ items, className }: { items: readonly Definition[]; className?: string }) {
  return (
    <dl
      className={clsx('grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-6 gap-y-1.5', className)}
    >
      {items.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className="text-ink-2">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
