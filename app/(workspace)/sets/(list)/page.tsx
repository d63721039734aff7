import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { NewSet } from './new-set'
import { SetsTable } from './sets-table'

export const metadata: Metadata = { title: 'Sets' }

export default async function SetsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const me = await load((api) => api.organizations.me())
  const sets = await load((api) => api.sets.list())
  const mayChange = me.role === 'admin' || me.role === 'manager'
  const isMaking = mayChange && (await searchParams).new !== undefined
  const newSet = mayChange && !isMaking && (
    <LinkButton href={path.newSet()} kind="primary">
      New set
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="Sets"
        subtitle="Questions of the bank in an order and with weights. A panel asks a published set."
        actions={sets.length > 0 ? newSet : null}
      />
      {isMaking ? <NewSet names={sets.map(({ name }) => name)} /> : null}
      {sets.length > 0 ? <SetsTable sets={sets} /> : null}
      {sets.length === 0 && !isMaking ? (
        <EmptyState title="No sets yet" actions={newSet}>
          {mayChange
            ? 'Make one from questions of the bank and publish it. A panel can then ask it.'
            : 'Managers and admins make them from questions of the bank.'}
        </EmptyState>
      ) : null}
    </>
  )
}
