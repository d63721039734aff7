import { Badge } from '@/app/_ui/badge'
import { Section } from '@/app/_ui/section'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { Impact } from '@/server/impact/figures'
import { inWords } from '../compare-words'
import { groupInWords, pInWords, swapInWords, withInterval } from './impact-words'
import { RateInterval } from './rate-interval'

type Question = Impact['questions'][number]
type Shown = Question['groups'][number]

type QuestionFiguresProps = { question: Question; asOf: string | null; isAnyReleased: boolean }

/** One question: what its figures say, then the figures, then what is held back. */
export function QuestionFigures({ question, asOf, isAnyReleased }: QuestionFiguresProps) {
  const { groups, hidden } = question
  const reference = groups.find((group) => group.is_reference)
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center gap-2">
          {question.name}
          {question.isArchived ? <Badge>asked no more</Badge> : null}
        </span>
      }
      description={asOf ?? undefined}
      ruled
    >
      {reference ? (
        <>
          <ul className="mb-4 flex max-w-[75ch] flex-col gap-2">
            {groups
              .filter((group) => !group.is_reference)
              .map((group) => (
                <li key={group.group}>{groupInWords(group, reference.group)}</li>
              ))}
          </ul>
          <FiguresTable question={question} />
          {hidden.length > 0 ? (
            <p className="mt-3 max-w-[75ch] text-ink-2">
              Held back: {inWords(hidden)}. A group of fewer than five people is never shown, nor one that
              would give a smaller one away by subtraction.
            </p>
          ) : null}
        </>
      ) : (
        <p className="max-w-[75ch] text-ink-2">
          {isAnyReleased
            ? 'Held back, so that nobody’s answer can be told: too few people of two groups, or one group would be everybody with one outcome. Later figures may show more.'
            : 'No figures yet.'}
        </p>
      )}
    </Section>
  )
}

function FiguresTable({ question }: { question: Question }) {
  return (
    <Table label={`Adverse impact by ${question.name}`} className="min-w-[44rem]">
      <TableHead>
        <Column>Group</Column>
        <Column numeric>Passed</Column>
        <Column>Rate, with 95 % interval</Column>
        <Column>Of the highest rate</Column>
        <Column>Exact test</Column>
        <Column>One person swapped</Column>
      </TableHead>
      <tbody>
        {question.groups.map((group) => (
          <GroupRow key={group.group} group={group} />
        ))}
      </tbody>
    </Table>
  )
}

function GroupRow({ group }: { group: Shown }) {
  const { rate, impact_ratio: ratio, fisher_p_two_sided: p, fisher_conditional_odds_ratio: odds } = group
  return (
    <Row>
      <RowHeading>
        {group.group}
        {group.tooFewToConclude ? (
          <span className="block text-xs font-normal text-attention-text">too few to conclude</span>
        ) : null}
      </RowHeading>
      <Cell numeric className="whitespace-nowrap">
        {group.selected} of {group.applied}
      </Cell>
      <Cell>
        {rate === null ? null : (
          <span className="flex flex-wrap items-center gap-x-3 tabular-nums">
            <RateInterval rate={rate} interval={group.rate_ci95_wilson} />
            {withInterval(rate, group.rate_ci95_wilson)}
          </span>
        )}
      </Cell>
      {group.is_reference ? (
        <Cell colSpan={3} className="text-ink-2">
          The highest rate; the others are compared with it.
        </Cell>
      ) : (
        <>
          <Cell className="tabular-nums">
            {ratio === null ? 'cannot be told' : withInterval(ratio, group.impact_ratio_ci95_katz_log)}
            {group.four_fifths_flag ? (
              <span className="block text-xs font-medium text-attention-text">below four fifths</span>
            ) : null}
          </Cell>
          <Cell className="tabular-nums">
            {p === null ? 'cannot be told' : pInWords(p)}
            <span className="block text-xs text-ink-2">
              {odds === null ? 'odds ratio without bound' : `odds ratio ${odds.toFixed(2)}`}
            </span>
          </Cell>
          <Cell>{swapInWords(group.flip_flop, group.four_fifths_flag)}</Cell>
        </>
      )}
    </Row>
  )
}
