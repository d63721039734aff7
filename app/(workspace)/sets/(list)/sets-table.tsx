import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { Cell, Column, Row, RowHeading, RowLink, Table, TableHead } from '@/app/_ui/table'
import type { listSets } from '@/server/sets/sets'
import { countOf } from '../../bank/question-words'

/** Every set in its newest version; narrow screens keep the facts under the name. */
export function SetsTable({ sets }: { sets: Awaited<ReturnType<typeof listSets>> }) {
  return (
    <Table label="Sets">
      <TableHead>
        <Column>Name</Column>
        <Column className="w-24 max-sm:hidden">Version</Column>
        <Column className="w-28">Status</Column>
        <Column numeric className="w-28 max-sm:hidden">
          Questions
        </Column>
        <Column numeric className="w-36 max-sm:hidden">
          Minutes of slot
        </Column>
        <Column numeric className="w-24 max-sm:hidden">
          Panels
        </Column>
      </TableHead>
      <tbody>
        {sets.map((set) => (
          <Row key={set.id}>
            <RowHeading>
              <RowLink href={path.set(set.id)} className="wrap-anywhere">
                {set.name}
              </RowLink>
              <span className="mt-0.5 block text-xs font-normal text-ink-2 sm:hidden">
                Version {set.number}, {countOf(set.questions, 'question')},{' '}
                <Minutes minutes={set.minutes} slot={set.slotMinutes} /> min, {countOf(set.panels, 'panel')}
              </span>
            </RowHeading>
            <Cell className="text-ink-2 tabular-nums max-sm:hidden">{set.number}</Cell>
            <Cell>
              <Badge tone={set.publishedAt ? 'accent' : 'neutral'}>
                {set.publishedAt ? 'published' : 'draft'}
              </Badge>
            </Cell>
            <Cell numeric className="max-sm:hidden">
              {set.questions}
            </Cell>
            <Cell numeric className="max-sm:hidden">
              <Minutes minutes={set.minutes} slot={set.slotMinutes} />
            </Cell>
            <Cell numeric className="max-sm:hidden">
              {set.panels}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Minutes({ minutes, slot }: { minutes: number; slot: number }) {
  if (minutes <= slot) return `${minutes} of ${slot}`
  return (
    <span className="text-attention-text">
      {minutes} of {slot}, {minutes - slot} over
    </span>
  )
}
