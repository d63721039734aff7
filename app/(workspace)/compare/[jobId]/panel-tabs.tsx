'use client'

import { useSearchParams } from 'next/navigation'
import { TabLinks } from '@/app/_ui/tab-links'
import { addressAtPanel } from './place'

type PanelTabsProps = {
  jobId: string
  panels: readonly { id: string; name: string }[]
  panelId: string | null
}

/** All panels or one of them, looked at as now. */
export function PanelTabs({ jobId, panels, panelId }: PanelTabsProps) {
  const search = useSearchParams()
  const tab = (label: string, id: string | null) => ({
    label,
    href: addressAtPanel(jobId, id ?? '', search),
    current: panelId === id,
  })
  return (
    <TabLinks
      label="Panels"
      tabs={[tab('All panels', null), ...panels.map(({ id, name }) => tab(name, id))]}
    />
  )
}
