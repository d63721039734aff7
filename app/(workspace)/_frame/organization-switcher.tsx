'use client'

import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Menu } from '@/app/_ui/menu'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type OrganizationSwitcherProps = {
  name: string
  memberships: readonly { organizationId: string; organizationName: string }[]
}

/** The organization one is in; with more than one, the way to the others. */
export function OrganizationSwitcher({ name, memberships }: OrganizationSwitcherProps) {
  // A full load, so that nothing fetched in the one organization is shown in the other.
  const act = useAct((organizationId: string) => trpc.organizations.switch.mutate({ organizationId }), {
    onDone: () => window.location.assign(path.today()),
  })

  async function switchTo(organizationId: string) {
    const outcome = await act.run(organizationId)
    if (!outcome.done) showToast(`You are still in ${name}`, { description: outcome.error.message })
  }

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
        onAction: () => void switchTo(organizationId),
      }))}
    />
  )
}
