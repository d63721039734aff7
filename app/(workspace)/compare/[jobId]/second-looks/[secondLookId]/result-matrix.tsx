import clsx from 'clsx'
import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { SecondLookResult } from '@/server/second-looks/result'
import { apartFrom } from '@/server/second-looks/rules'

type Given = SecondLookResult['answers'][number]['first']

/** Candidates × questions, each answer with the mean of either look and who gave what. */
export function ResultMatrix({ result: { candidates, questions, answers } }: { result: SecondLookResult }) {
  return (
    <>
      <Table label="First and second scores" scroll="box">
        <TableHead>
          <Column>Candidate</Column>
          {questions.map(({ questionId, number, prompt }) => (
            <Column key={questionId} title={prompt} className="text-center!">
              <span className="sr-only">Question </span>
              {number}
            </Column>
          ))}
        </TableHead>
        <tbody>
          {candidates.map(({ evaluationId, candidate }) => (
            <Row key={evaluationId}>
              <RowHeading>{candidate}</RowHeading>
              {questions.map(({ questionId }) => {
                const answer = answers.find(
                  (one) => one.evaluationId === evaluationId && one.questionId === questionId,
                )
                return (
                  <Cell key={questionId} className="text-center">
                    {answer ? <Twice first={answer.first} second={answer.second} /> : null}
                  </Cell>
                )
              })}
            </Row>
          ))}
        </tbody>
      </Table>
      <ol className="mt-4 flex max-w-[90ch] flex-col gap-1">
        {questions.map(({ questionId, number, prompt }) => (
          <li key={questionId} className="grid grid-cols-[2rem_minmax(0,1fr)]">
            <span className="font-semibold tabular-nums">{number}</span>
            <span className="text-ink-2">{prompt}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Twice({ first, second }: { first: Given; second: Given }) {
  const [before, after] = [meanOf(first), meanOf(second)]
  const isApart = before !== null && after !== null && Math.abs(after - before) >= apartFrom
  const words = `First ${givenInWords(first)}; second ${givenInWords(second)}`
  return (
    <span
      title={words}
      className={clsx(
        'inline-flex gap-0.5 rounded-md p-0.5 whitespace-nowrap',
        isApart && 'ring-2 ring-attention',
      )}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden className="inline-flex gap-0.5">
        {before === null ? <MissingMark reason="" /> : <ScoreMark score={before} decimals={1} />}
        {after === null ? <MissingMark reason="" /> : <ScoreMark score={after} decimals={1} />}
      </span>
    </span>
  )
}

function meanOf(given: Given): number | null {
  const values = given.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

function givenInWords(given: Given): string {
  if (given.length === 0) return 'no score'
  return given
    .map(({ name, value, notAssessed }) => `${name} ${value ?? notAssessed ?? 'no score'}`)
    .join(', ')
}
