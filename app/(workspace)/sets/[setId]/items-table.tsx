import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import { levelLabel } from '../../bank/question-words'
import type { FoundSet } from './draft'

/** The questions of a version that stays as it is, in the wording it holds. */
export function ItemsTable({ items }: { items: FoundSet['items'] }) {
  return (
    <Table label="Questions of the set">
      <TableHead>
        <Column numeric className="w-10">
          <span aria-hidden>#</span>
          <span className="sr-only">Place</span>
        </Column>
        <Column>Question</Column>
        <Column className="w-28 max-md:hidden">Level</Column>
        <Column className="w-64 max-xl:hidden">Competencies</Column>
        <Column numeric className="w-20">
          Minutes
        </Column>
        <Column numeric className="w-20">
          Weight
        </Column>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id}>
            <Cell numeric className="text-ink-3">
              {item.position}
            </Cell>
            <RowHeading className="min-w-0">
              <RowLink
                href={path.question(item.questionId, { version: item.number })}
                className="line-clamp-6 max-w-[75ch] wrap-anywhere font-normal"
              >
                {item.prompt}
              </RowLink>
              <span className="mt-0.5 block text-xs font-normal text-ink-2 xl:hidden">
                <span className="md:hidden">{levelLabel(item.level)} · </span>
                {item.competencies.join(', ')}
              </span>
              <Since item={item} />
            </RowHeading>
            <Cell className="text-ink-2 max-md:hidden">{levelLabel(item.level)}</Cell>
            <Cell className="text-ink-2 max-xl:hidden">{item.competencies.join(', ')}</Cell>
            <Cell numeric>{item.minutes}</Cell>
            <Cell numeric>{item.weight}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** What became of the question after this version of the set took it. */
function Since({ item }: { item: FoundSet['items'][number] }) {
  if (item.status === 'archived')
    return (
      <span className="mt-1 flex">
        <Badge>archived since</Badge>
      </span>
    )
  if (item.newerNumber === null) return null
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-2">
      <Badge tone="attention">newer wording</Badge>
      This set has wording {item.number}, the bank {item.newerNumber}.
    </span>
  )
}
