import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

type SectionProps = {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** Sets the section apart from the one above by a rule. The first on a page needs none. */
  ruled?: boolean
  className?: string
  children: ReactNode
}

/** A titled part of a page. Space and a rule set it apart; there is no box. */
export function Section({ title, description, actions, ruled, className, children }: SectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={clsx('mb-8 min-w-0', ruled && 'border-t border-line pt-6', className)}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {description ? <p className="max-w-[75ch] text-ink-2">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </div>
      {children}
    </section>
  )
}
