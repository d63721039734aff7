import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { saidFrom } from '@/server/panel-health/rules'
import type { InterviewerHealth } from '@/server/stats/health/interviewer-health'
import type { Slope } from '@/server/stats/regression'
import type { Result } from '@/server/stats/result'
import { count } from '../compare-words'
import { CoursePlot } from './course-plot'
import { type Names, signed, slopeInWords } from './health-words'

const wraps = 'align-bottom max-sm:py-1 max-sm:whitespace-normal!'

/** Drift, the hour, and the candidate before: what should not matter, and whether it does. */
export function OverTime({
  interviewers,
  names,
}: {
  interviewers: readonly InterviewerHealth[]
  names: Names
}) {
  const shown = interviewers.flatMap((one) =>
    one.fitted && one.fitted.course.length >= saidFrom.slopeSessions
      ? [{ ...one, fitted: one.fitted, name: names.interviewers[one.interviewer] ?? one.interviewer }]
      : [],
  )
  const looks = 3 * shown.length
  return (
    <Section
      title="Order and time"
      description="Whether the same answer would get another score later on, later in the day, or after another candidate."
      ruled
    >
      {shown.length === 0 ? (
        <p className="max-w-[75ch] text-ink-2">
          {`Not yet: a course over fewer than ${saidFrom.slopeSessions} sessions of one interviewer is mostly chance, and nobody has held as many here.`}
        </p>
      ) : (
        <>
          <ul className="mb-6 grid list-none gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
            {shown.map(({ interviewer, name, fitted }) => (
              <li key={interviewer} className="min-w-0">
                <p className="text-sm font-medium">{name}</p>
                <p className="text-sm text-ink-2">{slopeInWords('drift', fitted.drift)}</p>
                <CoursePlot course={fitted.course} slope={fitted.drift} />
              </li>
            ))}
          </ul>
          <p className="-mt-3 mb-6 max-w-[90ch] text-sm text-ink-3">
            Each dot is a session, the first on the left: by how many points it is above or below what the
            candidate, the interviewer and the questions would lead one to expect. The line is the drift.
          </p>
          <Table label="Effects of order and time">
            <TableHead>
              <Column className={wraps}>Interviewer</Column>
              <Column className={wraps}>Drift, a session</Column>
              <Column className={wraps}>Later in the day, a session</Column>
              <Column className={wraps}>After a candidate one point stronger</Column>
            </TableHead>
            <tbody>
              {shown.map(({ interviewer, name, fitted }) => (
                <Row key={interviewer}>
                  <RowHeading className="max-sm:min-w-18">{name}</RowHeading>
                  <Effect slope={fitted.drift} words={slopeInWords('drift', fitted.drift)} />
                  <Effect slope={fitted.position} words={slopeInWords('position', fitted.position)} />
                  <Effect slope={fitted.contrast} words={slopeInWords('contrast', fitted.contrast)} />
                </Row>
              ))}
            </tbody>
          </Table>
          <p className="mt-2 max-w-[90ch] text-sm text-ink-3">
            {`In points, with 95 % intervals. ${looks >= 10 ? `With ${looks} looks, about ${count(Math.max(1, Math.round(looks / 20)), 'one of them', 'of them')} will seem to show something by chance alone.` : 'A single such effect is a reason to look, and no verdict.'}`}
          </p>
        </>
      )}
    </Section>
  )
}

function Effect({ slope, words }: { slope: Result<Slope>; words: string }) {
  if (slope.reason !== null) return <Cell className="text-ink-3">{slope.reason}</Cell>
  const isSeen = slope.lower95 > 0 || slope.upper95 < 0
  return (
    <Cell>
      <span className={isSeen ? 'font-semibold tabular-nums' : 'tabular-nums'}>{signed(slope.slope, 2)}</span>{' '}
      <span className="text-xs text-ink-3 tabular-nums sm:whitespace-nowrap">
        {`${signed(slope.lower95, 2)} to ${signed(slope.upper95, 2)}`}
      </span>
      <span className={isSeen ? 'block' : 'block text-ink-2'}>{words}</span>
    </Cell>
  )
}
