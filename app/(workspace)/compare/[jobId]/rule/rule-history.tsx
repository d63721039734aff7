import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { RuleInForce } from '@/server/compare/rule-in-force'
import { changeInWords, ruleInOneLine } from '../../../panels/rule/rule-words'
import { momentIn } from '../compare-words'

type FoundPanel = NonNullable<RuleInForce['panel']>

/** Every rule the panel has had: who, when, why, and what it changed. */
export function RuleHistory({
  rules,
  competencies,
  timeZone,
}: Pick<FoundPanel, 'rules' | 'competencies'> & { timeZone: string }) {
  const moment = momentIn(timeZone)
  return (
    <Section title="History" description="Every rule this panel has had; none is ever written over." ruled>
      <Table label="History of the decision rule">
        <TableHead>
          <Column numeric className="w-10">
            No.
          </Column>
          <Column>What changed</Column>
          <Column className="max-sm:hidden">Reason</Column>
          <Column className="w-40 max-sm:hidden">Set by</Column>
          <Column className="w-44 max-sm:hidden">On</Column>
        </TableHead>
        <tbody>
          {rules.map((one, at) => {
            const before = rules[at + 1]
            const reason = one.reason ?? <span className="text-ink-3">Before the lock</span>
            return (
              <Row key={one.number}>
                <Cell numeric className="text-ink-2">
                  {one.number}
                </Cell>
                <RowHeading className="min-w-52 font-normal">
                  {before
                    ? changeInWords(before, one, competencies)
                    : `The first: ${ruleInOneLine(one, competencies)}`}
                  <span className="mt-1 block text-ink-2 sm:hidden">{reason}</span>
                  <span className="block text-xs text-ink-3 sm:hidden">
                    {one.createdBy}, {moment(one.createdAt)}
                  </span>
                </RowHeading>
                <Cell className="max-w-prose min-w-48 wrap-anywhere text-ink-2 max-sm:hidden">{reason}</Cell>
                <Cell className="max-sm:hidden">{one.createdBy}</Cell>
                <Cell className="whitespace-nowrap max-sm:hidden">{moment(one.createdAt)}</Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
    </Section>
  )
}
