'use client'

import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { Menu } from '@/app/_ui/menu'

type OrganizationSwitcherProps = {
  name: string
  memberships: readonly { organizationId: string; organizationName: string }[]
}

/** The organization one is in; with more than one, the way to the others. */
export function OrganizationSwitcher({ name, memberships }: OrganizationSwitcherProps) {
  if (memberships.length < 2) return <p className="truncate px-2 font-semibold">{name}</p>
  return (
    <Menu
      trigger={
        <>
          <span className="min-w-0 flex-1 truncate text-start">{name}</span>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-3" />
        </>
      }
      label="Organizations"
      triggerClassName="flex h-8 w-full min-w-0 items-center gap-2 rounded-md px-2 font-semibold hover:bg-hover pointer-coarse:h-11"
      entries={memberships.map(({ organizationId, organizationName }) => ({
        id: organizationId,
        label: organizationName,
        onAction: () => {},
      }))}
    />
  )
}
