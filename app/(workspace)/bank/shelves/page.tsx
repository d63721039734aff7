import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { ShelfList } from './shelf-list'

export const metadata: Metadata = { title: 'Categories and competencies' }

export default async function ShelvesPage() {
  const me = await load((api) => api.organizations.me())
  const { categories, competencies } = await load((api) => api.shelves.list())
  const mayChange = me.role === 'admin' || me.role === 'manager'
  return (
    <>
      <PageHeader
        title="Categories and competencies"
        subtitle={
          mayChange
            ? 'A new name shows everywhere at once. What is archived stays where it is used and is offered no more.'
            : 'Managers and admins change these.'
        }
        breadcrumb={[{ label: 'Bank', href: path.bank() }]}
      />
      <Section title="Categories" description="The shelves of the bank, in the order they stand in.">
        <ShelfList kind="category" shelves={categories} mayChange={mayChange} />
      </Section>
      <Section
        title="Competencies"
        description="What answers show. Sets, plans and decision rules count by them."
        ruled
      >
        <ShelfList kind="competency" shelves={competencies} mayChange={mayChange} />
      </Section>
    </>
  )
}
