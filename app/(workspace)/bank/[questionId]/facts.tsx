import type { QuestionStatus } from '@/db/schema/questions'
import type { Wording } from '@/server/bank/rules'
import { QuestionStatusBadge } from '../question-status'
import { levelLabel } from '../question-words'

type FactsProps = {
  question: { status: QuestionStatus; hasDraftVersion: boolean; inReview: boolean; category: string }
  version: Wording
}

/** What the question is, in one line under its prompt. */
export function Facts({ question, version }: FactsProps) {
  const facts = [
    { term: 'Level', value: levelLabel(version.level) },
    { term: 'Minutes', value: version.minutes },
    { term: 'Category', value: question.category },
    { term: 'Shows', value: version.competencies.map(({ name }) => name).join(', ') },
  ]
  return (
    <div className="-mt-3 mb-6 flex flex-wrap items-baseline gap-x-5 gap-y-1">
      <QuestionStatusBadge
        status={question.status}
        hasDraftVersion={question.hasDraftVersion}
        inReview={question.inReview}
      />
      <dl className="flex min-w-0 flex-wrap gap-x-5 gap-y-1">
        {facts.map(({ term, value }) => (
          <div key={term} className="flex gap-x-1.5">
            <dt className="text-ink-2">{term}</dt>
            <dd className="min-w-0 font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
