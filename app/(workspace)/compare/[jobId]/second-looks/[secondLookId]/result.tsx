import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { SecondLookResult } from '@/server/second-looks/result'
import type { findSecondLook } from '@/server/second-looks/second-looks'
import { Readers } from './readers'
import { ResultMatrix } from './result-matrix'
import { findingsInWords, signed } from './result-words'

type Head = Awaited<ReturnType<typeof findSecondLook>>
type ResultProps = { head: Head; result: SecondLookResult; moment: (at: Date) => string }

/** The first scores against the second: in words, by candidate, where they stand apart, answer by answer. */
export function Result({ head, result, moment }: ResultProps) {
  const { findings, candidates } = result
  const nameOf = new Map(candidates.map((one) => [one.evaluationId, one.candidate]))
  const through = head.readers.filter((reader) => reader.finishedAt).length
  return (
    <>
      <Section
        title="What it found"
        description="It stays apart from the comparison: no adjusted score, no rule and no rank takes it in."
      >
        {through === 0 ? (
          <p>Nobody was through when it was ended, so there are no second scores.</p>
        ) : (
          <ul className="flex max-w-[75ch] list-disc flex-col gap-1 ps-5 marker:text-ink-3">
            {findingsInWords(findings).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Section>
      {findings.apart.length > 0 ? (
        <Section
          title="Two or more apart"
          description="Talk about these: read the evidence again together."
          ruled
        >
          <ul className="flex max-w-2xl flex-col">
            {findings.apart.map((one) => {
              const question = result.questions.find(({ questionId }) => questionId === one.question)
              const candidate = candidates.find(({ evaluationId }) => evaluationId === one.candidate)
              return (
                <li
                  key={`${one.candidate} ${one.question}`}
                  className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
                >
                  <span className="min-w-0 flex-1 basis-56">
                    <TextLink
                      href={path.compare(head.job.id, {
                        panel: head.panel.id,
                        question: `${head.panel.id}.${one.question}`,
                        candidates: candidate?.applicationId,
                      })}
                    >
                      {nameOf.get(one.candidate)}, question {question?.number}
                    </TextLink>
                  </span>
                  <span className="inline-flex items-center gap-2 tabular-nums">
                    <span className="text-ink-2">first</span> <ScoreMark score={one.before} decimals={1} />
                    <span className="text-ink-2">second</span> <ScoreMark score={one.after} decimals={1} />
                    <span className="w-10 text-end font-semibold">{signed(one.difference)}</span>
                  </span>
                </li>
              )
            })}
          </ul>
        </Section>
      ) : null}
      {findings.answers > 0 ? (
        <Section
          title="By candidate"
          description="Means over the answers that both looks scored, every answer alike."
          ruled
        >
          <div className="max-w-2xl">
            <Table label="First and second look by candidate">
              <TableHead>
                <Column>Candidate</Column>
                <Column numeric className="max-sm:hidden">
                  Answers
                </Column>
                <Column numeric>First</Column>
                <Column numeric>Second</Column>
                <Column numeric>Shift</Column>
              </TableHead>
              <tbody>
                {candidates.map(({ evaluationId, candidate }) => {
                  const found = findings.byCandidate.find((one) => one.candidate === evaluationId)
                  return (
                    <Row key={evaluationId}>
                      <RowHeading>{candidate}</RowHeading>
                      <Cell numeric className="max-sm:hidden">
                        {found?.answers ?? 0}
                      </Cell>
                      <Cell numeric>
                        {found ? <ScoreMark score={found.before} decimals={1} /> : <MissingMark />}
                      </Cell>
                      <Cell numeric>
                        {found ? <ScoreMark score={found.after} decimals={1} /> : <MissingMark />}
                      </Cell>
                      <Cell numeric className="font-semibold">
                        {found ? signed(found.shift) : ''}
                      </Cell>
                    </Row>
                  )
                })}
              </tbody>
            </Table>
          </div>
        </Section>
      ) : null}
      <Section
        title="Answer by answer"
        description="In each cell the first look stands before the second; a heavy frame marks two or more apart."
        ruled
      >
        <ResultMatrix result={result} />
      </Section>
      <Section
        title="How it was read"
        description={`Every reader met the answers to a question in an order of their own, drawn from seed ${result.seed}. Only readers who were through count.`}
        ruled
      >
        <Readers head={head} moment={moment} />
      </Section>
    </>
  )
}
