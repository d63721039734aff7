import clsx from 'clsx'
import NextLink from 'next/link'

export type TabLink = { label: string; href: string; current: boolean; count?: number }

/** Parts of one thing, each with an address of its own. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NextLink
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'flex h-9 items-center gap-1.5 border-b-2 pointer-coarse:h-11',
                tab.current
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-ink-2 hover:border-control hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="text-xs font-normal text-ink-3 tabular-nums">{tab.count}</span>
              )}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
