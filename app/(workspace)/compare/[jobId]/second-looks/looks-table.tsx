import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { ListedSecondLook } from '@/server/second-looks/second-looks'
import { lookInWords, readerInWords } from './look-words'

/** The second looks of a job, newest first, with who reads and how far they are. */
export function LooksTable({
  looks,
  moment,
}: {
  looks: readonly ListedSecondLook[]
  moment: (at: Date) => string
}) {
  return (
    <Table label="Second looks">
      <TableHead>
        <Column>Panel</Column>
        <Column className="max-md:hidden">Started</Column>
        <Column numeric className="max-sm:hidden">
          Candidates
        </Column>
        <Column>Readers</Column>
        <Column>State</Column>
      </TableHead>
      <tbody>
        {looks.map((look) => (
          <Row key={look.id}>
            <RowHeading>
              <RowLink href={path.secondLook(look.job.id, look.id)}>{look.panel.name}</RowLink>
              <span className="block font-normal text-ink-2 md:hidden">{moment(look.startedAt)}</span>
            </RowHeading>
            <Cell className="max-md:hidden">
              {moment(look.startedAt)}
              <span className="text-ink-2"> by {look.startedBy}</span>
            </Cell>
            <Cell numeric className="max-sm:hidden">
              {look.candidates}
            </Cell>
            <Cell>
              <ul>
                {look.readers.map((reader) => (
                  <li key={reader.name}>
                    {reader.name}
                    <span className="text-ink-2">, {readerInWords(reader, look.endedAt !== null)}</span>
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell>
              <Badge tone={look.toRead ? 'accent' : 'neutral'}>
                {look.toRead ? 'Yours to read' : lookInWords(look)}
              </Badge>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
