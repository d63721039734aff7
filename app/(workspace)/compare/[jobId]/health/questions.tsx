import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { QuestionHealth } from '@/server/stats/health/question-health'
import { count } from '../compare-words'
import { type Names, percent, questionInWords } from './health-words'

// On a phone the headings break, so that every figure is in sight.
const wraps = 'align-bottom max-sm:whitespace-normal!'

/** What each question does: how hard it is, whether it is crowded at an end, and whether it tells candidates apart. */
export function Questions({ questions, names }: { questions: readonly QuestionHealth[]; names: Names }) {
  const numberOf = (question: string) => names.questions[question]?.number ?? 0
  const sorted = questions.toSorted((a, b) => numberOf(a.question) - numberOf(b.question))
  return (
    <Section
      title="Questions"
      description="A hard question is no bad one. One that tells nothing of what the others tell, or that almost everybody gets the same score on, is worth another look."
      ruled
    >
      <Table label="Questions">
        <TableHead>
          <Column className="align-bottom">Question</Column>
          <Column numeric className="align-bottom max-sm:hidden">
            Scores
          </Column>
          <Column numeric className="align-bottom">
            Mean
          </Column>
          <Column numeric className={wraps}>
            Diffi&shy;culty
          </Column>
          <Column numeric className={wraps}>
            At 1
          </Column>
          <Column numeric className={wraps}>
            At 5
          </Column>
          <Column numeric className={wraps}>
            Discrimi&shy;nation
          </Column>
          <Column className="align-bottom max-sm:hidden">In words</Column>
        </TableHead>
        <tbody>
          {sorted.map((one) => (
            <Row key={one.question}>
              <RowHeading className="max-w-md min-w-60 font-normal max-sm:min-w-28">
                <span className="line-clamp-2 max-sm:line-clamp-3">
                  <span className="font-medium">{numberOf(one.question)}.</span>{' '}
                  {names.questions[one.question]?.prompt ?? ''}
                </span>
                <span className="block text-xs text-ink-2 sm:hidden">
                  {count(one.scores, 'score')}, {questionInWords(one)}
                </span>
              </RowHeading>
              <Cell numeric className="text-ink-2 max-sm:hidden">
                {one.scores}
              </Cell>
              <Cell numeric>{one.mean.toFixed(1)}</Cell>
              <Cell numeric className="text-ink-2">
                {one.difficulty.toFixed(2)}
              </Cell>
              <Cell numeric className="text-ink-2">
                {percent(one.floor)}
              </Cell>
              <Cell numeric className="text-ink-2">
                {percent(one.ceiling)}
              </Cell>
              <Cell numeric>
                {one.discrimination ? (
                  <span className={one.discrimination.isFirm ? '' : 'text-ink-3'}>
                    {one.discrimination.r.toFixed(2)}
                  </span>
                ) : (
                  ''
                )}
              </Cell>
              <Cell className="min-w-44 text-ink-2 max-sm:hidden">{questionInWords(one)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[90ch] text-sm text-ink-3">
        Difficulty is 0 where everybody has a 5 and 1 where everybody has a 1. Discrimination is the
        correlation of candidates’ means on the question with the sum of their others (item–rest).
      </p>
    </Section>
  )
}
