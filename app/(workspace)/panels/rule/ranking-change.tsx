import { Callout } from '@/app/_ui/callout'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import type { Rankings } from '@/server/decision-rules/rules'
import type { RankingChange as Change } from '@/server/stats/decision-rule/ranking'
import { changesInWords } from './ranking-words'

type RankingChangeProps = {
  rankings: Rankings
  /** Candidates by application. */
  names: Readonly<Record<string, string>>
}

const none = <span className="text-ink-3">none</span>
const value = (one: number | null) => one?.toFixed(2) ?? null

/** The ranking before and after another rule: in words, then a row for each candidate, whoever moves marked. */
export function RankingChange({ rankings: { inForce, tried }, names }: RankingChangeProps) {
  if (!tried) return null
  if (tried.changes.length === 0)
    return <p className="text-ink-2">No evaluation is open yet, so there is no ranking that could move.</p>
  return (
    <>
      {tried.result.fallback && tried.result.fallback !== inForce.fallback ? (
        <Callout tone="attention" className="mb-3 max-w-[90ch]">
          These scores do not support adjusting, so raw means would be used all the same.{' '}
          {tried.result.fallback}
        </Callout>
      ) : null}
      <p className="mb-3 max-w-[90ch] font-medium">{changesInWords(tried.changes, names)}</p>
      <Table label="Ranking before and after">
        <TableHead>
          <Column>Candidate</Column>
          <Column numeric>Rank</Column>
          <Column numeric>Value</Column>
          <Column>The rule says</Column>
        </TableHead>
        <tbody>
          {tried.changes.map((one) => (
            <Row key={one.id}>
              <RowHeading
                className={
                  moves(one) ? 'min-w-28! max-sm:min-w-20!' : 'min-w-28! font-normal max-sm:min-w-20!'
                }
              >
                {names[one.id] ?? one.id}
              </RowHeading>
              <Cell numeric>
                <Both before={one.before.rank} after={one.after.rank} />
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                <Both before={value(one.before.value)} after={value(one.after.value)} />
              </Cell>
              <Cell>
                <Both before={one.before.verdict ?? 'nothing'} after={one.after.verdict ?? 'nothing'} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}

const moves = ({ before, after }: Change) => before.rank !== after.rank || before.verdict !== after.verdict

/** One value where both are the same; else what was and what would be. */
function Both({ before, after }: { before: string | number | null; after: string | number | null }) {
  if (before === after) return <span className="text-ink-2">{after ?? none}</span>
  return (
    <>
      <span className="text-ink-3">{before ?? none}</span>
      <span aria-hidden className="px-1 text-ink-3">
        →
      </span>
      <span className="sr-only"> becomes </span>
      <strong className="font-semibold">{after ?? none}</strong>
    </>
  )
}
