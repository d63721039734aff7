import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { whyNot, whyRoleCannot } from '@/server/bank/rules'
import { draftOf } from '../../question-draft'
import { QuestionForm } from '../../question-form'

type Named = { id: string; name: string }

export const metadata: Metadata = { title: 'Edit question' }

export default async function EditQuestionPage({ params }: { params: Promise<{ questionId: string }> }) {
  const { questionId } = await params
  const me = await load((api) => api.organizations.me())
  const question = await load((api) => api.bank.find({ questionId }))
  const breadcrumb = [
    { label: 'Bank', href: path.bank() },
    { label: 'Question', href: path.question(questionId) },
  ]
  const refusal = whyRoleCannot('edit', me.role) ?? whyNot('edit', question)
  if (refusal)
    return (
      <>
        <PageHeader title="Edit question" breadcrumb={breadcrumb} />
        <EmptyState
          title="This question cannot be edited now"
          actions={<LinkButton href={path.question(questionId)}>Back to the question</LinkButton>}
        >
          {refusal}
        </EmptyState>
      </>
    )
  const categories = await load((api) => api.bank.categories())
  const competencies = await load((api) => api.bank.competencies())
  const { newest } = question
  // What is archived is offered no more, and stays where it is used.
  const andOwn = (offered: readonly Named[], own: readonly Named[]): Named[] => [
    ...offered,
    ...own.filter(({ id }) => !offered.some((one) => one.id === id)),
  ]
  return (
    <>
      <PageHeader
        title="Edit question"
        subtitle={
          question.inReview
            ? `Version ${newest.number} is in review; what you save here is what is read there.`
            : question.hasDraftVersion
              ? `You change draft version ${newest.number}. It is used once it is published.`
              : `Version ${newest.number} is published and stays as it is; saving makes version ${newest.number + 1} as a draft.`
        }
        breadcrumb={breadcrumb}
      />
      <QuestionForm
        base={{ questionId, number: newest.number, revision: newest.revision }}
        start={draftOf(question.categoryId, newest)}
        categories={andOwn(categories, [{ id: question.categoryId, name: question.category }])}
        competencies={andOwn(competencies, newest.competencies)}
        mayAddShelves={me.role === 'admin' || me.role === 'manager'}
      />
    </>
  )
}
