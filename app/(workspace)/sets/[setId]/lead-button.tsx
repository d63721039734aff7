import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Goes to the rows that something is about: to the first, and pressed again to the next. */
export function LeadButton({
  questionIds,
  onLead,
  className,
  children,
}: {
  questionIds: readonly string[]
  onLead: (questionIds: readonly string[]) => void
  className?: string
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={clsx(
        '-mx-1 inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1 text-start hover:bg-hover pointer-coarse:min-h-11',
        className,
      )}
      onClick={() => onLead(questionIds)}
    >
      {children}
    </button>
  )
}
