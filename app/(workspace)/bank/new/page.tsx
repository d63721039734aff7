import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'
import { PageHeader } from '@/app/_ui/page-header'
import { emptyDraft } from '../question-draft'
import { QuestionForm } from '../question-form'

export const metadata: Metadata = { title: 'New question' }

export default async function NewQuestionPage() {
  const me = await load((api) => api.organizations.me())
  if (me.role === 'reviewer')
    return (
      <MessagePage
        title="Reviewers read the bank"
        actions={<LinkButton href={path.bank()}>Back to the bank</LinkButton>}
      >
        Interviewers, managers and admins write questions.
      </MessagePage>
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
        draft={emptyDraft()}
        categories={categories}
        competencies={competencies}
        mayAddShelves={me.role === 'admin' || me.role === 'manager'}
      />
    </>
  )
}
