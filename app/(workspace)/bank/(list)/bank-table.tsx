import { path } from '@/app/_api/path'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'
import { QuestionStatusBadge } from '../question-status'
import { levelLabel } from '../question-words'

type Question = {
  id: string
  prompt: string
  category: string
  level: QuestionLevel
  minutes: number
  competencies: readonly { name: string }[]
  status: QuestionStatus
  hasDraftVersion: boolean
}

const namesOf = (competencies: Question['competencies']) => competencies.map(({ name }) => name).join(', ')

/** The questions found, one a row; narrow screens keep the facts under the prompt. */
export function BankTable({ questions }: { questions: readonly Question[] }) {
  return (
    <Table label="Questions">
      <TableHead>
        <Column>Prompt</Column>
        <Column className="max-md:hidden">Category</Column>
        <Column className="max-md:hidden">Level</Column>
        <Column numeric>Minutes</Column>
        <Column className="max-xl:hidden">Competencies</Column>
        <Column className="max-sm:hidden">Status</Column>
      </TableHead>
      <tbody>
        {questions.map((question) => (
          <Row key={question.id}>
            <RowHeading>
              <RowLink href={path.question(question.id)} className="line-clamp-2 max-w-[75ch]">
                {question.prompt}
              </RowLink>
              <span className="mt-0.5 block text-xs font-normal text-ink-2 xl:hidden">
                <span className="md:hidden">
                  {question.category}, {levelLabel(question.level).toLowerCase()} level
                  <span className="sm:hidden">
                    , {question.status}
                    {question.status === 'published' && question.hasDraftVersion
                      ? ' with a draft change'
                      : ''}
                  </span>
                  .{' '}
                </span>
                {namesOf(question.competencies)}
              </span>
            </RowHeading>
            <Cell className="whitespace-nowrap text-ink-2 max-md:hidden">{question.category}</Cell>
            <Cell className="text-ink-2 max-md:hidden">{levelLabel(question.level)}</Cell>
            <Cell numeric>{question.minutes}</Cell>
            <Cell className="w-72 text-ink-2 max-xl:hidden">{namesOf(question.competencies)}</Cell>
            <Cell className="max-sm:hidden">
              <QuestionStatusBadge status={question.status} hasDraftVersion={question.hasDraftVersion} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
