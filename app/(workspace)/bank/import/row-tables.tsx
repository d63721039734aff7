import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { FileQuestion } from '@/server/bank-files/cells'
import { levelLabel } from '../question-words'

type ImportRow = {
  position: number
  line: number
  prompt: string
  questionId: string | null
  question: FileQuestion | null
  problems: readonly { field: string; reason: string }[] | null
  changes: readonly string[]
  isSame: boolean
  outcome: string
  alike: { questionId: string | null; line: number | null; prompt: string } | null
}
type RowsProps = { rows: readonly ImportRow[] }

const short = (text: string) => <span className="line-clamp-2 wrap-anywhere">{text}</span>

/** Each thing that is wrong, with the line and the field where it is. */
export function FaultyRows({ rows }: RowsProps) {
  return (
    <Table label="Faulty questions">
      <TableHead>
        <Column numeric className="w-16">
          Line
        </Column>
        <Column>What is wrong</Column>
        <Column className="max-sm:hidden">Begins</Column>
      </TableHead>
      <tbody>
        {rows.map(({ position, line, problems, prompt }) => (
          <Row key={position}>
            <Cell numeric>{line}</Cell>
            <RowHeading className="font-normal">
              <ul>
                {problems?.map(({ field, reason }) => (
                  <li key={field + reason}>
                    <span className="font-medium">{field}:</span> {reason}
                  </li>
                ))}
              </ul>
            </RowHeading>
            <Cell className="text-ink-2 max-sm:hidden">{short(prompt)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** The first questions as they were read. */
export function FirstRows({ rows }: RowsProps) {
  return (
    <Table label="First questions">
      <TableHead>
        <Column>Prompt</Column>
        <Column className="max-md:hidden">Category</Column>
        <Column className="max-md:hidden">Level</Column>
        <Column numeric>Minutes</Column>
        <Column className="max-xl:hidden">Competencies</Column>
        <Column numeric className="max-sm:hidden">
          Points
        </Column>
        <Column>Would be</Column>
      </TableHead>
      <tbody>
        {rows.map(({ position, question, prompt, outcome }) => {
          const read = outcome === 'faulty' ? null : question
          return (
            <Row key={position}>
              <RowHeading>{short(prompt)}</RowHeading>
              <Cell className="text-ink-2 max-md:hidden">{read?.category}</Cell>
              <Cell className="text-ink-2 max-md:hidden">{read ? levelLabel(read.level) : null}</Cell>
              <Cell numeric>{read?.minutes}</Cell>
              <Cell className="w-72 text-ink-2 max-xl:hidden">{read?.competencies.join(', ')}</Cell>
              <Cell numeric className="max-sm:hidden">
                {read?.points.length}
              </Cell>
              <Cell className={outcome === 'faulty' ? 'text-loss-text' : 'text-ink-2'}>{outcome}</Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}

/** Questions whose key the bank has, and what they would change. */
export function ChangedRows({ rows }: RowsProps) {
  return (
    <Table label="Changed questions">
      <TableHead>
        <Column numeric className="w-16">
          Line
        </Column>
        <Column>Question in the bank</Column>
        <Column>What changes</Column>
      </TableHead>
      <tbody>
        {rows.map(({ position, line, prompt, questionId, changes }) => (
          <Row key={position}>
            <Cell numeric>{line}</Cell>
            <RowHeading>
              {questionId ? (
                <TextLink href={path.question(questionId)} target="_blank">
                  {prompt}
                </TextLink>
              ) : (
                prompt
              )}
            </RowHeading>
            <Cell className="text-ink-2">{changes.join(' ')}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** Questions that ask the same or nearly the same as another. */
export function AlikeRows({ rows }: RowsProps) {
  return (
    <Table label="Questions that are alike">
      <TableHead>
        <Column numeric className="w-16">
          Line
        </Column>
        <Column>In the file</Column>
        <Column>Like</Column>
      </TableHead>
      <tbody>
        {rows.map(({ position, line, prompt, isSame, alike }) => (
          <Row key={position}>
            <Cell numeric>{line}</Cell>
            <RowHeading className="w-1/2 font-normal">
              {prompt}
              {isSame ? (
                <span className="block text-xs text-attention-text">Word for word the same</span>
              ) : null}
            </RowHeading>
            <Cell className="text-ink-2">
              {alike?.questionId ? (
                <TextLink href={path.question(alike.questionId)} target="_blank">
                  {alike.prompt}
                </TextLink>
              ) : (
                `Line ${alike?.line}: ${alike?.prompt}`
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** What stayed when the import was taken back, and why. */
export function KeptRows({ rows }: RowsProps) {
  return (
    <Table label="Questions that stay">
      <TableHead>
        <Column>Question</Column>
        <Column>Why it stays</Column>
      </TableHead>
      <tbody>
        {rows.map(({ position, prompt, questionId, problems }) => (
          <Row key={position}>
            <RowHeading>
              {questionId ? <TextLink href={path.question(questionId)}>{prompt}</TextLink> : prompt}
            </RowHeading>
            <Cell className="text-ink-2">{problems?.[0]?.reason}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
