'use client'

import clsx from 'clsx'
import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import { places } from './places'

/** The places of the rail, the present one marked. */
export function PlaceLinks() {
  const pathname = usePathname()
  return (
    <ul className="flex flex-col gap-px">
      {places.map(({ label, href, Icon, holds = [] }) => {
        const here = [href, ...holds].some((one) => pathname === one || pathname.startsWith(`${one}/`))
        return (
          <li key={href}>
            <NextLink
              href={href}
              aria-current={here ? 'page' : undefined}
              className={clsx(
                'flex h-8 items-center gap-2.5 rounded-md px-2 pointer-coarse:h-11',
                here
                  ? 'bg-accent-wash font-semibold text-accent-text'
                  : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              <Icon aria-hidden size={16} className="shrink-0" />
              {label}
            </NextLink>
          </li>
        )
      })}
    </ul>
  )
}
