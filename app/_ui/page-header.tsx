import type { ReactNode } from 'react'
import { TextLink } from './link'

type PageHeaderProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** State of the thing, beside its title: badges. */
  meta?: ReactNode
  actions?: ReactNode
  /** Only where depth exceeds two; the page itself is not repeated. */
  breadcrumb?: readonly { label: string; href: string }[]
}

/** The top of every page: where you are, what it is, what you can do. */
export function PageHeader({ title, subtitle, meta, actions, breadcrumb }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {breadcrumb?.length ? (
          <nav aria-label="Breadcrumb" className="mb-1 text-ink-2">
            <ol className="flex flex-wrap gap-x-1.5">
              {breadcrumb.map((step, at) => (
                <li key={step.href} className="flex min-w-0 gap-x-1.5">
                  {at > 0 ? (
                    <span aria-hidden className="text-ink-3">
                      /
                    </span>
                  ) : null}
                  <TextLink href={step.href} className="min-w-0 wrap-anywhere">
                    {step.label}
                  </TextLink>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-lg font-semibold wrap-anywhere">{title}</h1>
          {meta}
        </div>
        {subtitle ? <p className="mt-1 max-w-[75ch] text-ink-2">{subtitle}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
    </header>
  )
}
