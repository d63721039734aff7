import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { whyNotChange as whyNotChangeJob } from '@/server/jobs/rules'
import { whyNotArchive, whyNotChange, whyNotChangeSeal } from '@/server/panels/rules'
import { setInOneLine } from '../../panel-words'
import { RestorePanel } from '../restore-panel'
import { ArchivePanel } from './archive-panel'
import { Duplicate } from './duplicate'
import { MoveOn } from './move-on'
import { SettingsForm } from './settings-form'

export const metadata: Metadata = { title: 'Panel settings' }

export default async function PanelSettingsPage({ params }: { params: Promise<{ panelId: string }> }) {
  const { panelId } = await params
  const panel = await load((api) => api.panels.find({ panelId }))
  if (!panel.mayManage) notFound()
  const members = await load((api) => api.organizations.members())
  const jobs = (await load((api) => api.jobs.list())).filter(
    ({ id, place }) => id !== panel.jobId && (place === 'admin' || place === 'manager'),
  )
  const sets = await load((api) => api.sets.published())
  const whyLocked = whyNotChangeJob({ archivedAt: panel.jobArchivedAt }) ?? whyNotChange(panel)
  // Before the first session any set may be chosen; afterwards only what follows this one.
  const others = sets.filter(
    (set) =>
      set.setVersionId !== panel.setVersionId &&
      (panel.use.evaluations === 0 || (set.setId === panel.setId && set.number > panel.setVersionNumber)),
  )
  return (
    <>
      <PageHeader
        title={`Settings of ${panel.name}`}
        breadcrumb={[
          { label: panel.jobTitle, href: path.job(panel.jobId) },
          { label: panel.name, href: path.panel(panelId) },
        ]}
      />
      {whyLocked ? (
        <Callout
          actions={panel.archivedAt && !panel.jobArchivedAt ? <RestorePanel panelId={panelId} /> : null}
        >
          {whyLocked}
        </Callout>
      ) : (
        <>
          <Section title="Panel">
            <SettingsForm
              panelId={panelId}
              name={panel.name}
              choices={{
                memberIds: panel.interviewers.filter((one) => !one.hasLeft).map((one) => one.memberId),
                sealPolicy: panel.sealPolicy,
                namesHidden: panel.namesHidden,
                evidenceDemanded: panel.evidenceDemanded,
                interviewersMayCompare: panel.interviewersMayCompare,
              }}
              people={members.filter((one) => one.role !== 'reviewer').map(({ id, name }) => ({ id, name }))}
              sealLocked={whyNotChangeSeal(panel.use)}
            />
          </Section>
          <Section
            title="Question set"
            description={`New sessions ask “${panel.setName}”, version ${panel.setVersionNumber}. Sessions scheduled already keep the version they have.`}
            ruled
          >
            {others.length > 0 ? (
              <MoveOn
                panelId={panelId}
                sets={others.map((set) => ({ value: set.setVersionId, label: setInOneLine(set) }))}
              />
            ) : (
              <p className="text-ink-2">
                {panel.use.evaluations > 0
                  ? 'No newer version is published. Sessions have been scheduled, so the panel stays with this set.'
                  : 'No other set is published.'}
              </p>
            )}
          </Section>
          {jobs.length > 0 ? (
            <Section
              title="Duplicate"
              description="The same panel for another job: set, interviewers, settings, who asks what, and the decision rule as it stands. Candidates and sessions stay here."
              ruled
            >
              <Duplicate
                panelId={panelId}
                jobs={jobs.map(({ id, title }) => ({ value: id, label: title }))}
              />
            </Section>
          ) : null}
          <Section
            title="Archive"
            description="The panel leaves the job’s list and the comparison. Its evaluations are kept, and it can be restored."
            ruled
          >
            <ArchivePanel panelId={panelId} whyNot={whyNotArchive(panel.use)} />
          </Section>
        </>
      )}
    </>
  )
}
