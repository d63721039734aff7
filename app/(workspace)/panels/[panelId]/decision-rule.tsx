import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { TextLink } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { Rule } from '@/server/decision-rules/rules'
import type { findPanel } from '@/server/panels/panels'
import type { RuledCompetency } from '../rule/rule-fields'
import { ruleInOneLine } from '../rule/rule-words'
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
  const competencies = competenciesOf(panel.questions)
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
      <p className="mb-4 max-w-[90ch] font-medium">
        {ruleInOneLine(rule, competencies)}
        {panel.place === 'interviewer' ? null : (
          <TextLink href={path.rule(panel.jobId, { panel: panel.id })} className="ms-3 font-normal">
            Ranking and what if
          </TextLink>
        )}
      </p>
      {mayChange ? (
        <RuleForm
          // What is shown follows what was saved.
          key={rule.number}
          jobId={panel.jobId}
          panelId={panel.id}
          rule={ruleAlone(rule)}
          competencies={competencies}
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
                  <RowHeading className="font-normal">{ruleInOneLine(one, competencies)}</RowHeading>
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

/** What the panel's questions show, by name. */
function competenciesOf(questions: Panel['questions']): RuledCompetency[] {
  const found = new Map<string, RuledCompetency>()
  for (const { competencyIds, competencies } of questions)
    for (const [at, id] of competencyIds.entries())
      found.set(id, { id, name: competencies[at]!, questions: (found.get(id)?.questions ?? 0) + 1 })
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

const ruleAlone = (rule: Panel['rule']): Rule => ({
  method: rule.method,
  leastScores: rule.leastScores,
  hireBar: rule.hireBar,
  competencyWeights: rule.competencyWeights,
  competencyMinimums: rule.competencyMinimums,
  tieBreaks: rule.tieBreaks,
})
