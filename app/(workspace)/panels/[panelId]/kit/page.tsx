import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { TabLinks } from '@/app/_ui/tab-links'
import { sessionInWords } from '../../session-time'
import { KitSheet } from './kit-sheet'
import { PrintButton } from './print-button'

type KitPageProps = {
  params: Promise<{ panelId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: KitPageProps): Promise<Metadata> {
  const { panelId } = await params
  const { name } = await load((api) => api.panels.find({ panelId }))
  return { title: `Interview kit: ${name}` }
}

/** What interviewers take along on paper, a sheet each; the page on the screen is what is printed. */
export default async function KitPage({ params, searchParams }: KitPageProps) {
  const { panelId } = await params
  const { session, interviewer } = await searchParams
  const sessionId = typeof session === 'string' ? session : undefined
  const kit = await load((api) => api.panels.kit({ panelId, sessionId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const chosen = kit.kits.find((one) => one.memberId === interviewer)
  const shown = chosen ? [chosen] : kit.kits
  const when = kit.meeting ? sessionInWords(kit.meeting, timeZone, new Date()) : null
  const of = (memberId?: string) => path.kit(panelId, { session: sessionId, interviewer: memberId })

  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={kit.meeting ? `Interview kit for ${kit.meeting.candidate}` : 'Interview kit'}
          subtitle={
            when ??
            'By the panel’s plan as it stands, without a candidate. The kit of one session stands beside the session.'
          }
          breadcrumb={[
            { label: kit.panel.jobTitle, href: path.job(kit.panel.jobId) },
            { label: kit.panel.name, href: path.panel(panelId) },
          ]}
          actions={shown.length > 0 ? <PrintButton /> : null}
        />
        {kit.kits.length > 1 ? (
          <TabLinks
            label="Whose kit"
            tabs={[
              { label: 'Everybody', href: of(), current: !chosen, count: kit.kits.length },
              ...kit.kits.map(({ memberId, name }) => ({
                label: name,
                href: of(memberId),
                current: memberId === chosen?.memberId,
              })),
            ]}
          />
        ) : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState title="Nobody comes to this session">
          Its seats fell away when it was cancelled. A kit is for whoever comes.
        </EmptyState>
      ) : null}
      {shown.map((one) => (
        <KitSheet key={one.memberId} kit={kit} own={one} when={when} />
      ))}
    </>
  )
}
