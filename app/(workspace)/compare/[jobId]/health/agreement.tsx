import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { saidFrom } from '@/server/panel-health/rules'
import type { PanelHealth } from '@/server/stats/health/panel-health'
import type { Result } from '@/server/stats/result'
import { count } from '../compare-words'
import { DesignStudy } from './design-study'
import { agreementInWords } from './health-words'
import { type Axis, IntervalAxis, IntervalPlot } from './interval-plot'

const axis: Axis = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }
const middle = 'align-middle!'

/** How far interviewers agree, and what more of them would bring. */
export function Agreement({ health: { candidates, reliability } }: { health: PanelHealth }) {
  return (
    <Section
      title="Agreement"
      description="1 is agreement throughout, 0 what chance would give. It says how far the scores can be relied on, not whether they are right."
      ruled
    >
      {reliability ? (
        <>
          <Table label="Agreement between interviewers">
            <TableHead>
              <Column>Of what</Column>
              <Column numeric>Coefficient</Column>
              <Column>95 % interval</Column>
              <Column>
                <IntervalAxis
                  axis={axis}
                  say={(tick) => (tick * 4 === 1 || tick * 4 === 3 ? '' : String(tick))}
                />
                <span className="sr-only">Plot of coefficient and interval</span>
              </Column>
              <Column>In words</Column>
            </TableHead>
            <tbody>
              <Coefficient
                what="A candidate’s mean by one interviewer"
                how="ICC(2,1), absolute agreement"
                found={reliability.single}
              />
              <Coefficient
                what={`The mean of all ${reliability.interviewers} interviewers`}
                how="ICC(2,k), absolute agreement"
                found={reliability.together}
              />
              <Coefficient
                what="The scores of one answer, whoever gave them"
                how="Krippendorff’s alpha, ordinal; candidates resampled"
                found={reliability.alpha}
              />
            </tbody>
          </Table>
          {reliability.design ? <DesignStudy design={reliability.design} /> : null}
        </>
      ) : (
        <p className="max-w-[75ch] text-ink-2">
          {`Not yet: from fewer than ${saidFrom.reliabilityCandidates} candidates a coefficient says next to nothing, and ${count(candidates, 'candidate')} ${candidates === 1 ? 'is' : 'are'} open. ${candidates < saidFrom.reliabilityCandidates ? `${count(saidFrom.reliabilityCandidates - candidates, 'candidate')} more, scored by the same interviewers, would do.` : ''}`}
        </p>
      )}
    </Section>
  )
}

type CoefficientProps = {
  what: string
  how: string
  found: Result<{ value: number; lower95: number | null; upper95: number | null }>
}

function Coefficient({ what, how, found }: CoefficientProps) {
  const heading = (
    <RowHeading className={middle}>
      <span className="block">{what}</span>
      <span className="block text-xs font-normal text-ink-3">{how}</span>
    </RowHeading>
  )
  if (found.reason !== null)
    return (
      <Row>
        {heading}
        <td colSpan={4} className="border-b border-line px-2 py-1.5 align-middle text-ink-2">
          Not defined here: {saidWhole(found.reason)}
        </td>
      </Row>
    )
  const { value, lower95, upper95 } = found
  return (
    <Row>
      {heading}
      <Cell numeric className={`${middle} font-semibold`}>
        {value.toFixed(2)}
      </Cell>
      <Cell className={`${middle} whitespace-nowrap tabular-nums text-ink-2`}>
        {lower95 === null || upper95 === null ? 'none' : `${lower95.toFixed(2)} to ${upper95.toFixed(2)}`}
      </Cell>
      <Cell className={`${middle} py-0.5`}>
        {lower95 === null || upper95 === null ? null : (
          <IntervalPlot axis={axis} value={value} low={lower95} high={upper95} />
        )}
      </Cell>
      <Cell className={`${middle} whitespace-nowrap text-ink-2`}>{agreementInWords(lower95, upper95)}</Cell>
    </Row>
  )
}

/** Where interviewers take turns nobody is scored by all of them, which the statistic cannot say in these words. */
function saidWhole(reason: string): string {
  return reason === 'At least two units have to be scored by every rater.'
    ? 'it needs candidates whom all interviewers scored, and here they take turns. Alpha and the study below do not.'
    : reason
}
