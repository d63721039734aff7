import type { ReactNode } from 'react'

/** What a page before the workspace is for, and what to know first. */
export function EntryHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-lg font-semibold">{title}</h1>
      {children ? <div className="mt-1 text-ink-2">{children}</div> : null}
    </header>
  )
}
