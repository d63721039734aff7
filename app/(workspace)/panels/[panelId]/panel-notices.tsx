import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { TextLink } from '@/app/_ui/link'
import type { findPanel } from '@/server/panels/panels'
import { RestorePanel } from './restore-panel'

type PanelNoticesProps = { panel: Awaited<ReturnType<typeof findPanel>>; whyLocked: string | null }

/** What a manager should know before going on: it is put away, somebody has left, the set has moved on. */
export async function PanelNotices({ panel, whyLocked }: PanelNoticesProps) {
  if (!panel.mayManage) return null
  if (whyLocked)
    return (
      <Callout
        className="mb-6"
        actions={panel.archivedAt && !panel.jobArchivedAt ? <RestorePanel panelId={panel.id} /> : null}
      >
        {whyLocked}
      </Callout>
    )
  const newest = (await load((api) => api.sets.published())).find((set) => set.setId === panel.setId)
  const left = panel.interviewers.filter((one) => one.hasLeft)
  return (
    <>
      {left.map(({ memberId, name, toSubmit }) => (
        <Callout key={memberId} tone="attention" className="mb-4" title={`${name} has left the organization`}>
          {toSubmit > 0 ? 'Excuse what is missing, or take them out of sessions ahead. Then take' : 'Take'}{' '}
          them off this panel in its <TextLink href={path.panelSettings(panel.id)}>settings</TextLink>.
        </Callout>
      ))}
      {newest && newest.number > panel.setVersionNumber ? (
        <Callout className="mb-4" title={`Version ${newest.number} of “${panel.setName}” is published`}>
          New sessions here still get version {panel.setVersionNumber}. Move on in the{' '}
          <TextLink href={path.panelSettings(panel.id)}>settings</TextLink>.
        </Callout>
      ) : null}
    </>
  )
}
