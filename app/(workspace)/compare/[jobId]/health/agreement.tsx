import clsx from 'clsx'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { saidFrom } from '@/server/panel-health/rules'
import type { PanelHealth } from '@/server/stats/health/panel-health'
import type { Result } from '@/server/stats/result'
import { count } from '../compare-words'
import { besidePlot, figurePair, headingBesidePlot, plotCell, plotHeading } from '../plot-table'
import { DesignStudy } from './design-study'
import { agreementInWords } from './health-words'
import { type Axis, IntervalAxis, IntervalPlot } from './interval-plot'

const axis: Axis = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }

/** How far interviewers agree, and what more of them would bring. */
export function Agreement({ health: { candidates, reliability } }: { health: PanelHealth }) {
  return (
    <Section
      title="Agreement"
      description="1 is agreement throughout, 0 what chance would give. It says how far the scores can be relied on, not whether they are right."
      ruled
    >
      {reliability ? (
        <div className="@container">
          <Table label="Agreement between interviewers" scroll="column">
            <TableHead>
              <Column className={headingBesidePlot}>Of what</Column>
              <Column numeric className={headingBesidePlot}>
                Coefficient<span className="@max-2xl:sr-only">, 95 % interval</span>
              </Column>
              <Column className={plotHeading}>
                <IntervalAxis
                  axis={axis}
                  say={(tick) => (tick * 4 === 1 || tick * 4 === 3 ? '' : String(tick))}
                />
                <span className="sr-only">Plot of coefficient and interval</span>
              </Column>
              <Column className={headingBesidePlot}>In words</Column>
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
        </div>
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
    <RowHeading className={clsx(besidePlot, '@max-2xl:min-w-28')}>
      <span className="block">{what}</span>
      <span className="block text-xs font-normal text-ink-3">{how}</span>
    </RowHeading>
  )
  if (found.reason !== null)
    return (
      <Row>
        {heading}
        <td colSpan={3} className="border-b border-line px-2 py-1.5 align-middle text-ink-2">
          Not defined here: {saidWhole(found.reason)}
        </td>
      </Row>
    )
  const { value, lower95, upper95 } = found
  return (
    <Row>
      {heading}
      <Cell numeric className={besidePlot}>
        <span className={figurePair}>
          <strong className="font-semibold">{value.toFixed(2)}</strong>{' '}
          <span className="text-ink-2 @max-2xl:text-xs">
            {lower95 === null || upper95 === null ? 'none' : `${lower95.toFixed(2)} to ${upper95.toFixed(2)}`}
          </span>
        </span>
      </Cell>
      <Cell className={plotCell}>
        {lower95 === null || upper95 === null ? null : (
          <IntervalPlot axis={axis} value={value} low={lower95} high={upper95} />
        )}
      </Cell>
      <Cell className={clsx(besidePlot, 'text-ink-2 @2xl:whitespace-nowrap')}>
        {agreementInWords(lower95, upper95)}
      </Cell>
    </Row>
  )
}

/** Where interviewers take turns nobody is scored by all of them, which the statistic cannot say in these words. */
function saidWhole(reason: string): string {
  return reason === 'At least two units have to be scored by every rater.'
    ? 'it needs candidates whom all interviewers scored, and here they take turns. Alpha and the study below do not.'
    : reason
}
