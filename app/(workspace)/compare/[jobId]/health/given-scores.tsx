import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { percent } from './health-words'

/** How often one gave each score. */
export function GivenScores({ given }: { given: readonly { value: number; count: number }[] }) {
  const all = given.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(...given.map(({ count }) => count))
  return (
    <Section title="How you use the scale" ruled>
      <div className="max-w-md">
        <Table label="How often you gave each score">
          <TableHead>
            <Column className="w-14">Score</Column>
            <Column numeric className="w-14">
              Given
            </Column>
            <Column numeric className="w-16">
              Share
            </Column>
            <Column labelHidden>Bar</Column>
          </TableHead>
          <tbody>
            {given.toReversed().map(({ value, count }) => (
              <Row key={value}>
                <RowHeading className="min-w-0! tabular-nums">{value}</RowHeading>
                <Cell numeric>{count}</Cell>
                <Cell numeric className="text-ink-2">
                  {percent(count / all)}
                </Cell>
                <Cell className="align-middle!">
                  <span
                    aria-hidden
                    className="block h-2.5 bg-ink-3"
                    style={{ width: `${(100 * count) / most}%` }}
                  />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  )
}
