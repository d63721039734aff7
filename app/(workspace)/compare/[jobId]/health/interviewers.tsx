import clsx from 'clsx'
import { Callout } from '@/app/_ui/callout'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { saidFrom } from '@/server/panel-health/rules'
import type { InterviewerHealth } from '@/server/stats/health/interviewer-health'
import type { PanelHealth } from '@/server/stats/health/panel-health'
import type { Result } from '@/server/stats/result'
import { besidePlot, figurePair, headingBesidePlot, plotCell, plotHeading } from '../plot-table'
import { consistencyInWords, type Names, percent, signed, spreadInWords } from './health-words'
import { type Axis, IntervalAxis, IntervalPlot } from './interval-plot'

const axis: Axis = { from: -2, to: 2, ticks: [-2, -1, 0, 1, 2] }

type InterviewersProps = { health: PanelHealth; names: Names; memberId: string }

/** How each interviewer scores beside the others; one's own row first. */
export function Interviewers({
  health: { interviewers, refusals, halo },
  names,
  memberId,
}: InterviewersProps) {
  const nameOf = ({ interviewer }: InterviewerHealth) =>
    `${names.interviewers[interviewer] ?? interviewer}${interviewer === memberId ? ' (you)' : ''}`
  const sorted = interviewers.toSorted(
    (a, b) =>
      Number(b.interviewer === memberId) - Number(a.interviewer === memberId) ||
      (a.fitted?.severity.leniency ?? 0) - (b.fitted?.severity.leniency ?? 0) ||
      nameOf(a).localeCompare(nameOf(b), 'en'),
  )
  const isFitted = interviewers.some(({ fitted }) => fitted !== null)
  return (
    <Section
      title="Interviewers"
      description="Severe and lenient are ways to use a scale, and nobody’s worth. Each interviewer finds their own under the same address, without asking anybody."
      ruled
    >
      {refusals.map(({ code, message, fix }) => (
        <Callout key={code} tone="attention" className="mb-4 max-w-[90ch]">
          <p>{named(message, names)}</p>
          <p>{named(fix, names)}</p>
        </Callout>
      ))}
      {isFitted ? (
        <div className="@container">
          <Table label="Severity of interviewers" scroll="column">
            <TableHead>
              <Column className={headingBesidePlot}>Interviewer</Column>
              <Column numeric className={headingBesidePlot}>
                Scores
              </Column>
              <Column numeric className={headingBesidePlot}>
                Shared<span className="@max-2xl:sr-only"> candidates</span>
              </Column>
              <Column numeric className={headingBesidePlot}>
                Gives<span className="@max-2xl:sr-only">, 90 % interval</span>
              </Column>
              <Column className={plotHeading}>
                <IntervalAxis axis={axis} say={(tick) => signed(tick, 0)} />
                <span className="sr-only">Plot of what they give and its interval</span>
              </Column>
              <Column className={headingBesidePlot}>In words</Column>
            </TableHead>
            <tbody>
              {sorted.map((one) => (
                <Severity key={one.interviewer} one={one} name={nameOf(one)} />
              ))}
            </tbody>
          </Table>
          <p className="mt-2 mb-6 max-w-[90ch] text-sm text-ink-3">
            {`In points of the scale, against the others on the same candidates and questions. Fewer than ${saidFrom.severityCandidates} shared candidates are too few to say it of somebody; the figure is then left out.`}
          </p>
        </div>
      ) : null}
      <Table label="Use of the scale">
        <TableHead>
          <Column>Interviewer</Column>
          <Column numeric>Mean</Column>
          <Column className="sm:ps-6">Spread</Column>
          {isFitted ? (
            <>
              <Column>Unevenness</Column>
              <Column numeric>Halo</Column>
            </>
          ) : null}
        </TableHead>
        <tbody>
          {sorted.map((one) => (
            <Row key={one.interviewer}>
              <RowHeading className="max-sm:min-w-20">{nameOf(one)}</RowHeading>
              <Cell numeric>{one.mean.toFixed(1)}</Cell>
              <Use found={one.spread} words={spreadInWords(one.spread)} className="sm:ps-6" />
              {one.fitted ? (
                <>
                  <Use found={one.fitted.consistency} words={consistencyInWords(one.fitted.consistency)} />
                  <Cell numeric className="text-ink-2">
                    {one.fitted.halo.reason === null ? (
                      percent(Math.max(0, one.fitted.halo.value))
                    ) : (
                      <span className="text-ink-3">too few</span>
                    )}
                  </Cell>
                </>
              ) : null}
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[90ch] text-sm text-ink-3">
        Spread is the standard deviation of the scores against that of the others: below 1 somebody keeps to
        the middle. Unevenness is the same of what is left once candidate, interviewer and question are taken
        out. Halo is how much of that is one impression of the whole candidate, the same on every question
        {halo && halo.reason === null ? `; over the whole panel ${percent(halo.value)}` : ''}.
      </p>
    </Section>
  )
}

function Severity({ one, name }: { one: InterviewerHealth; name: string }) {
  const severity = one.fitted?.severity
  if (!severity) return null
  const isSaid = severity.shared >= saidFrom.severityCandidates
  return (
    <Row>
      <RowHeading className={clsx(besidePlot, '@max-2xl:min-w-20')}>{name}</RowHeading>
      <Cell numeric className={clsx(besidePlot, 'text-ink-2')}>
        {severity.n}
      </Cell>
      <Cell numeric className={clsx(besidePlot, 'text-ink-2')}>
        {severity.shared}
      </Cell>
      <Cell numeric className={besidePlot}>
        {isSaid ? (
          <span className={figurePair}>
            <strong className="font-semibold">{signed(severity.leniency)}</strong>{' '}
            <span className="text-ink-2 @max-2xl:text-xs">
              {`${signed(severity.q05)} to ${signed(severity.q95)}`}
            </span>
          </span>
        ) : null}
      </Cell>
      <Cell className={plotCell}>
        {isSaid ? (
          <IntervalPlot axis={axis} value={severity.leniency} low={severity.q05} high={severity.q95} />
        ) : null}
      </Cell>
      <Cell className={clsx(besidePlot, 'text-ink-2 @2xl:min-w-40')}>{severity.words}</Cell>
    </Row>
  )
}

type UseProps = {
  found: Result<{ value: number; lower95: number; upper95: number }>
  words: string
  className?: string
}

/** A ratio with its interval, and under it what that comes to. */
function Use({ found, words, className }: UseProps) {
  return (
    <Cell className={className}>
      {found.reason === null ? (
        <>
          <span className="tabular-nums">{found.value.toFixed(2)}</span>{' '}
          <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">
            {`${found.lower95.toFixed(2)}–${found.upper95.toFixed(2)}`}
          </span>
        </>
      ) : null}
      <span className="block text-ink-2">{words}</span>
    </Cell>
  )
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The engine speaks of ids; people read names. Candidates have none here, and are a number. */
function named(text: string, { interviewers, questions }: Names): string {
  return text
    .replace(anyId, (id) => interviewers[id] ?? (questions[id] ? `question ${questions[id].number}` : id))
    .replace(/\b0\d{5}\b/g, 'a candidate')
}
