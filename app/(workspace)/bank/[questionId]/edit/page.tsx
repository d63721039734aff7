import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'
import { PageHeader } from '@/app/_ui/page-header'
import { whyNot } from '@/server/bank/rules'
import { draftOf } from '../../question-draft'
import { QuestionForm } from '../../question-form'

export const metadata: Metadata = { title: 'Edit question' }

export default async function EditQuestionPage({ params }: { params: Promise<{ questionId: string }> }) {
  const { questionId } = await params
  const me = await load((api) => api.organizations.me())
  const question = await load((api) => api.bank.find({ questionId }))
  const refusal =
    me.role === 'reviewer' ? 'Reviewers read the bank; others change it.' : whyNot('edit', question)
  if (refusal)
    return (
      <MessagePage
        title="This question cannot be edited now"
        actions={<LinkButton href={path.question(questionId)}>Back to the question</LinkButton>}
      >
        {refusal}
      </MessagePage>
    )
  const categories = await load((api) => api.bank.categories())
  const competencies = await load((api) => api.bank.competencies())
  const { newest } = question
  return (
    <>
      <PageHeader
        title="Edit question"
        subtitle={
          question.hasDraftVersion
            ? `You change draft version ${newest.number}. It is used once it is published.`
            : `Version ${newest.number} is published and stays as it is; saving makes version ${newest.number + 1} as a draft.`
        }
        breadcrumb={[
          { label: 'Bank', href: path.bank() },
          { label: 'Question', href: path.question(questionId) },
        ]}
      />
      <QuestionForm
        of={{ questionId, number: newest.number, revision: newest.revision }}
        draft={draftOf(question.categoryId, newest)}
        categories={categories}
        competencies={competencies}
        mayAddShelves={me.role === 'admin' || me.role === 'manager'}
      />
    </>
  )
}
