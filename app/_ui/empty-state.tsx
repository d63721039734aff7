import type { ReactNode } from 'react'

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex flex-col items-start gap-1 border-y border-line py-8">
      <p className="font-semibold">{title}</p>
      {children ? <div className="max-w-[65ch] text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
