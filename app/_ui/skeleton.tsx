import clsx from 'clsx'

/** A still, grey place-holder of the size that the content will have. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block rounded-sm bg-hover', className)} />
}

const widths = ['w-3/5', 'w-4/5', 'w-2/5', 'w-3/4', 'w-1/2'] as const

/** The layout of a page header and a table, for `loading.tsx`. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <Skeleton className="mb-6 h-7 w-56" />
      <div className="border-b border-control/60 pb-3">
        <Skeleton className="h-3 w-24" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never change place
        <div key={row} className="flex items-center gap-6 border-b border-line py-2.5">
          <div className="flex-1">
            <Skeleton className={clsx('h-3.5', widths[row % widths.length])} />
          </div>
          <Skeleton className="h-3.5 w-16" />
          <Skeleton className="h-3.5 w-12" />
        </div>
      ))}
    </div>
  )
}
