import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { whyRoleCannot } from '@/server/bank/rules'
import { emptyDraft } from '../question-draft'
import { QuestionForm } from '../question-form'

export const metadata: Metadata = { title: 'New question' }

export default async function NewQuestionPage() {
  const me = await load((api) => api.organizations.me())
  const refusal = whyRoleCannot('edit', me.role)
  if (refusal)
    return (
      <>
        <PageHeader title="New question" breadcrumb={[{ label: 'Bank', href: path.bank() }]} />
        <EmptyState
          title="Your role reads the bank"
          actions={<LinkButton href={path.bank()}>Back to the bank</LinkButton>}
        >
          {refusal}
        </EmptyState>
      </>
    )
  const categories = await load((api) => api.bank.categories())
  const competencies = await load((api) => api.bank.competencies())
  return (
    <>
      <PageHeader
        title="New question"
        subtitle="It starts as a draft. A manager or admin publishes it."
        breadcrumb={[{ label: 'Bank', href: path.bank() }]}
      />
      <QuestionForm
        start={emptyDraft()}
        categories={categories}
        competencies={competencies}
        mayAddShelves={me.role === 'admin' || me.role === 'manager'}
      />
    </>
  )
}
