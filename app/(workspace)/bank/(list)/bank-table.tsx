import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listQuestions } from '@/server/bank/list'
import type { Usage } from '@/server/usage/rules'
import { FoundExcerpt, MarkedText } from '../marked-text'
import { QuestionStatusBadge } from '../question-status'
import { levelLabel } from '../question-words'

export type Listed = Awaited<ReturnType<typeof listQuestions>>
type Question = Listed['questions'][number]

type BankTableProps = {
  questions: readonly Question[]
  /** By question; those never asked have none. */
  usages: Readonly<Record<string, Usage>>
}

const namesOf = (competencies: Question['competencies']) => competencies.map(({ name }) => name).join(', ')

/** The questions found, one a row; narrow screens keep the facts under the prompt. */
export function BankTable({ questions, usages }: BankTableProps) {
  return (
    <Table label="Questions">
      <TableHead>
        <Column>Prompt</Column>
        <Column className="max-md:hidden">Category</Column>
        <Column className="max-md:hidden">Level</Column>
        <Column numeric>Minutes</Column>
        <Column className="max-xl:hidden">Competencies</Column>
        <Column numeric className="max-lg:hidden">
          Asked
        </Column>
        <Column numeric className="max-lg:hidden">
          Mean
        </Column>
        <Column numeric className="max-lg:hidden">
          Spread
        </Column>
        <Column className="max-sm:hidden">Status</Column>
      </TableHead>
      <tbody>
        {questions.map((question) => (
          <Row key={question.id}>
            <RowHeading>
              <RowLink href={path.question(question.id)} className="line-clamp-2 max-w-[75ch]">
                <MarkedText marked={question.marked} />
              </RowLink>
              <FoundExcerpt excerpt={question.excerpt} />
              <span className="mt-0.5 block text-xs font-normal text-ink-2 xl:hidden">
                <span className="md:hidden">
                  {question.category}, {levelLabel(question.level).toLowerCase()} level
                  <span className="sm:hidden">
                    , {question.status}
                    {question.status === 'published' && question.hasDraftVersion
                      ? ` with a ${question.inReview ? 'change in review' : 'draft change'}`
                      : ''}
                  </span>
                  .{' '}
                </span>
                {namesOf(question.competencies)}
                <span className="lg:hidden">{usageInWords(usages[question.id])}</span>
              </span>
            </RowHeading>
            <Cell className="whitespace-nowrap text-ink-2 max-md:hidden">{question.category}</Cell>
            <Cell className="text-ink-2 max-md:hidden">{levelLabel(question.level)}</Cell>
            <Cell numeric>{question.minutes}</Cell>
            <Cell className="w-72 text-ink-2 max-xl:hidden">{namesOf(question.competencies)}</Cell>
            <UsageCells usage={usages[question.id]} />
            <Cell className="max-sm:hidden">
              <QuestionStatusBadge
                status={question.status}
                hasDraftVersion={question.hasDraftVersion}
                inReview={question.inReview}
              />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** Times asked, mean and spread; a dash where nothing is said, with why for those who cannot see that it is one. */
function UsageCells({ usage }: { usage: Usage | undefined }) {
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <span className="sr-only">too few</span>
      </span>
    ) : (
      value.toFixed(1)
    )
  return (
    <>
      <Cell numeric className="max-lg:hidden">
        {usage?.timesAsked ?? 0}
      </Cell>
      <Cell numeric className="max-lg:hidden">
        {figure(usage?.figures?.mean)}
      </Cell>
      <Cell numeric className="max-lg:hidden">
        {figure(usage?.figures?.sd)}
      </Cell>
    </>
  )
}

function usageInWords(usage: Usage | undefined): string {
  if (!usage) return ''
  const { timesAsked, figures } = usage
  const spread = figures?.sd === null || !figures ? '' : `, spread ${figures.sd.toFixed(1)}`
  const mean = figures ? `, mean ${figures.mean.toFixed(1)}` : ''
  return `. Asked ${timesAsked === 1 ? 'once' : `${timesAsked} times`}${mean}${spread}`
}
