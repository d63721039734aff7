import clsx from 'clsx'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import NextLink from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { ScrollRegion } from './scroll-region'

type TableProps = {
  /** What the rows are; read out, not shown. */
  label: string
  /**
   * `page`: the header sticks to the window. `column`: so it does where its `@container` is wide enough; in a narrower one
   * it scrolls sideways. `box`: a wide matrix that scrolls in its own frame.
   */
  scroll?: keyof typeof overflows
  className?: string
  children: ReactNode
}

const overflows = {
  page: 'overflow-x-auto lg:overflow-visible',
  column: 'overflow-x-auto @4xl:overflow-visible',
  box: 'max-h-[calc(100dvh-8rem)] overflow-auto',
}

/** A dense table. Rows are separated by rules; numbers stand right and line up. */
export function Table({ label, scroll = 'page', className, children }: TableProps) {
  return (
    <ScrollRegion label={label} kind={scroll === 'box' ? 'box' : 'page'} className={overflows[scroll]}>
      <table
        aria-label={label}
        className={clsx('w-full border-separate border-spacing-0 text-start', className)}
      >
        {children}
      </table>
    </ScrollRegion>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="sticky top-0 z-20">
      <tr>{children}</tr>
    </thead>
  )
}

type ColumnProps = ComponentProps<'th'> & {
  numeric?: boolean
  /** How the rows are ordered by this column now; needs `href` to the other order. */
  sort?: 'ascending' | 'descending' | 'none'
  href?: string
  /** For a column of buttons or marks that needs no visible heading. */
  labelHidden?: boolean
}

export function Column({ numeric, sort, href, labelHidden, className, children, ...rest }: ColumnProps) {
  const Arrow = sort === 'ascending' ? ArrowUp : ArrowDown
  const label = labelHidden ? <span className="sr-only">{children}</span> : children
  return (
    <th
      {...rest}
      scope="col"
      aria-sort={sort}
      className={clsx(
        'h-8 bg-canvas border-b border-control/60 px-2 text-xs font-medium whitespace-nowrap text-ink-2 first:ps-0 last:pe-0 in-data-[scroll=box]:first:sticky in-data-[scroll=box]:first:start-0',
        numeric ? 'text-end' : 'text-start',
        className,
      )}
    >
      {href ? (
        <NextLink href={href} className="inline-flex h-6 items-center gap-1 rounded-sm hover:text-ink">
          {label}
          {sort && sort !== 'none' ? <Arrow aria-hidden size={12} /> : null}
        </NextLink>
      ) : (
        label
      )}
    </th>
  )
}

/** A row; `selected` tints it. With a `RowLink` inside, the whole row leads there. */
export function Row({ selected, className, ...rest }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      className={clsx(
        'relative has-[[data-row-link]]:hover:bg-hover/70',
        selected && 'bg-accent-wash',
        className,
      )}
    />
  )
}

const cellClass = 'border-b border-line px-2 py-1.5 align-baseline first:ps-0 last:pe-0'

export function Cell({
  numeric,
  className,
  ...rest
}: ComponentProps<'td'> & {
  numeric?: boolean
}) {
  return <td {...rest} className={clsx(cellClass, numeric && 'text-end tabular-nums', className)} />
}

/** The cell that names its row. */
export function RowHeading({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      {...rest}
      scope="row"
      className={clsx(
        cellClass,
        'min-w-40 text-start font-medium wrap-anywhere in-data-[scroll=box]:sticky in-data-[scroll=box]:start-0 in-data-[scroll=box]:z-10 in-data-[scroll=box]:bg-canvas',
        className,
      )}
    />
  )
}

/** The link of a row, stretched over it. Other controls in the row need `relative` to stay pressable. */
export function RowLink({ className, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink
      {...rest}
      data-row-link=""
      className={clsx('after:absolute after:inset-0 hover:underline', className)}
    />
  )
}
