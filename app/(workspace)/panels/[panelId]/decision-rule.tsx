import { Badge } from '@/app/_ui/badge'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { findPanel } from '@/server/panels/panels'
import { RuleForm } from './rule-form'

type Panel = Awaited<ReturnType<typeof findPanel>>

/** How the scores become a ranking: set beforehand, locked once the first session was live, every change kept. */
export function DecisionRule({
  panel,
  mayChange,
  timeZone,
}: {
  panel: Panel
  mayChange: boolean
  timeZone: string
}) {
  const { rule, rules } = panel
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center gap-2">
          Decision rule {rule.lockedAt ? <Badge tone="attention">locked</Badge> : null}
        </span>
      }
      description={
        rule.lockedAt
          ? `Locked since the first session went live on ${moment.format(rule.lockedAt)}. A change needs a reason, which stays.`
          : 'It is locked when the first session goes live; from then on a change needs a reason.'
      }
      ruled
    >
      <p className="mb-4 font-medium">{ruleInWords(rule)}</p>
      {mayChange ? (
        <RuleForm
          // What is shown follows what was saved.
          key={rule.number}
          panelId={panel.id}
          rule={{
            method: rule.method,
            leastScores: rule.leastScores,
            hireBar: rule.hireBar,
            competencyWeights: rule.competencyWeights,
            competencyMinimums: rule.competencyMinimums,
            tieBreaks: rule.tieBreaks,
          }}
          isLocked={rule.lockedAt !== null}
        />
      ) : null}
      {rules.length > 1 ? (
        <div className="mt-6">
          <Table label="History of the decision rule">
            <TableHead>
              <Column>Rule</Column>
              <Column>Reason</Column>
              <Column className="w-40">Set by</Column>
              <Column className="w-32">On</Column>
            </TableHead>
            <tbody>
              {rules.map((one) => (
                <Row key={one.number}>
                  <RowHeading className="font-normal">{ruleInWords(one)}</RowHeading>
                  <Cell className="max-w-prose min-w-48 wrap-anywhere text-ink-2">
                    {one.reason ?? <span className="text-ink-3">Before the lock</span>}
                  </Cell>
                  <Cell>{one.createdBy}</Cell>
                  <Cell className="whitespace-nowrap">{day.format(one.createdAt)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </Section>
  )
}

function ruleInWords(rule: Pick<Panel['rule'], 'leastScores' | 'hireBar'>): string {
  const scores = `at least ${rule.leastScores} score${rule.leastScores === 1 ? '' : 's'}`
  const bar = rule.hireBar === null ? 'no bar' : `bar at ${rule.hireBar}`
  return `Raw mean, ${scores}, ${bar}`
}
