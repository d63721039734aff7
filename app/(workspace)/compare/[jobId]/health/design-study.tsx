import clsx from 'clsx'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { DesignStudy as Study } from '@/server/stats/health/reliability'
import { count } from '../compare-words'
import { percent } from './health-words'

const sources: Record<keyof Study['shares'], string> = {
  candidate: 'Candidates differ',
  interviewer: 'Interviewers are severe or lenient',
  question: 'Questions are hard or easy',
  'candidate:interviewer': 'An interviewer’s impression of a candidate',
  'candidate:question': 'A question suits a candidate',
  residual: 'Everything else',
}

/** Where differences between scores come from, and how reliable other numbers of interviewers and questions would be. */
export function DesignStudy({ design: { shares, now, table, wanted } }: { design: Study }) {
  const columns = table[0]!.map(({ questions }) => questions).filter((questions) => questions % 2 === 0)
  return (
    <div className="mt-6 grid gap-x-12 gap-y-6 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div>
        <h3 className="mb-2 text-sm font-semibold">Why scores differ</h3>
        <dl className="grid grid-cols-[minmax(0,1fr)_3rem_5rem] items-center gap-x-3 gap-y-1.5">
          {Object.entries(sources).map(([name, words]) => {
            const share = shares[name as keyof Study['shares']]
            return (
              <div key={name} className="contents">
                <dt className={name === 'candidate' ? 'font-medium' : 'text-ink-2'}>{words}</dt>
                <dd className="text-end tabular-nums">{percent(share)}</dd>
                <span aria-hidden className="h-2 bg-sunken">
                  <span
                    className={clsx('block h-2', name === 'candidate' ? 'bg-ink' : 'bg-ink-3')}
                    style={{ width: `${share * 100}%` }}
                  />
                </span>
              </div>
            )
          })}
        </dl>
      </div>
      <div className="min-w-0">
        <h3 className="mb-2 text-sm font-semibold">What more of them would bring</h3>
        <Table label="Reliability by number of interviewers and questions">
          <TableHead>
            <Column className="align-bottom max-sm:py-1 max-sm:whitespace-normal!">
              Reliability of the order (Eρ²) with
            </Column>
            {columns.map((questions) => (
              <Column key={questions} numeric className="align-bottom max-sm:px-1!">
                <span className="max-sm:hidden">{count(questions, 'question')}</span>
                <abbr title={count(questions, 'question')} className="no-underline sm:hidden">
                  {questions} q.
                </abbr>
              </Column>
            ))}
          </TableHead>
          <tbody>
            {table.map((row) => (
              <Row key={row[0]!.interviewers}>
                <RowHeading className="font-normal max-sm:min-w-24">
                  {count(row[0]!.interviewers, 'interviewer')}
                </RowHeading>
                {row
                  .filter(({ questions }) => columns.includes(questions))
                  .map(({ questions, interviewers, relative }) => (
                    <Cell
                      key={questions}
                      numeric
                      className={clsx(
                        relative >= wanted ? 'font-semibold' : 'text-ink-2',
                        questions === now.questions &&
                          interviewers === now.interviewers &&
                          'underline decoration-2 underline-offset-4',
                      )}
                    >
                      {relative.toFixed(2)}
                    </Cell>
                  ))}
              </Row>
            ))}
          </tbody>
        </Table>
        <p className="mt-2 max-w-[75ch] text-sm text-ink-3">
          {`Bold from ${wanted}. Here a candidate meets ${count(now.interviewers, 'interviewer')} and ${count(now.questions, 'question')}: ${now.relative.toFixed(2)}, or ±${(1.645 * now.relativeError).toFixed(1)} points on a candidate’s mean (90 %). It is about the order: severity moves everybody alike where all meet the same interviewers, while the coefficients above count it as disagreement.`}
        </p>
      </div>
    </div>
  )
}
