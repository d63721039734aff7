import clsx from 'clsx'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { scoreScale, tiedRuns } from '@/server/compare/rules'
import type { PanelCandidate, PanelEstimate, PanelResult } from '@/server/stats/panel/panel-result'
import { inWords } from '../compare-words'
import { DotAxis, DotInterval } from './dot-interval'
import type { StandingNames } from './standing-scores'
import { placedPairs, type Relation, relationsOf } from './standing-words'

type StandingTableProps = {
  result: PanelResult
  estimate: PanelEstimate
  /** Which part of the design, of how many that nothing links. */
  part: number
  parts: number
  names: StandingNames
}

const bracketsMax = 5
const bracketStepPx = 10

/** The candidates of one part, by adjusted score where that may be said, else by name. */
export function StandingTable({ result, estimate, part, parts, names }: StandingTableProps) {
  const [open, setOpen] = useState<string | null>(null)
  const ranked = result.isRanked
  const nameOf = (id: string) => names.candidates[id] ?? id
  const members = estimate.candidates
    .filter(({ component }) => component === part)
    .toSorted((a, b) => (ranked ? b.adjusted - a.adjusted : nameOf(a.id).localeCompare(nameOf(b.id), 'en')))
  const pairs = placedPairs(result)
  const clear = new Set(
    pairs
      .filter(({ verdict }) => verdict === 'clear')
      .flatMap(({ upper, lower }) => [`${upper} ${lower}`, `${lower} ${upper}`]),
  )
  const isClear = (a: string, b: string) => clear.has(`${a} ${b}`)
  const ids = members.map(({ id }) => id)
  const runs = ranked ? tiedRuns(ids, isClear) : []
  const title = parts > 1 ? `Candidates, part ${part + 1} of ${parts}` : 'Candidates by adjusted score'
  return (
    <div className="@container mb-6">
      {parts > 1 ? <h3 className="mb-2 text-sm font-semibold">{`Part ${part + 1} of ${parts}`}</h3> : null}
      <Table label={title} scroll="column">
        <TableHead>
          <Column>Candidate</Column>
          <Column numeric>Adjusted</Column>
          <Column>90 % interval</Column>
          <Column numeric>Raw</Column>
          <Column numeric>Scores</Column>
          {ranked ? <Column>Rank</Column> : null}
          <Column>
            <DotAxis axis={scoreScale} />
            <span className="sr-only">Plot of adjusted score, interval and raw mean</span>
          </Column>
          {ranked ? <Column labelHidden>No clear difference</Column> : null}
          <Column labelHidden>Compared with the others</Column>
        </TableHead>
        <tbody>
          {members.map((one, at) => (
            <StandingRow
              key={one.id}
              one={one}
              name={nameOf(one.id)}
              ranked={ranked}
              runs={runs}
              at={at}
              relations={open === one.id ? relationsOf(one.id, pairs, names) : null}
              onToggle={() => setOpen(open === one.id ? null : one.id)}
            />
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[90ch] text-sm text-ink-3">
        <svg aria-hidden viewBox="0 0 8 8" className="me-1 inline h-2 w-2">
          <circle cx={4} cy={4} r={4} className="fill-ink" />
        </svg>
        adjusted,{' '}
        <svg aria-hidden viewBox="0 0 8 8" className="me-1 inline h-2 w-2">
          <circle cx={4} cy={4} r={3.2} strokeWidth={1.4} className="fill-canvas stroke-ink-2" />
        </svg>
        raw mean of all scores.{' '}
        {ranked
          ? `A bracket joins candidates between whom there is no clear difference${tiesInWords(runs, ids, nameOf)}`
          : ''}
      </p>
    </div>
  )
}

/** What the brackets draw, for whoever does not see them. */
function tiesInWords(
  runs: readonly [number, number][],
  ids: readonly string[],
  nameOf: (id: string) => string,
): string {
  if (runs.length === 0) return '; here everybody is told apart.'
  const groups = runs.map(([first, last]) => inWords(ids.slice(first, last + 1).map(nameOf)))
  return `: ${groups.join('; ')}.`
}

type StandingRowProps = {
  one: PanelCandidate
  name: string
  ranked: boolean
  runs: readonly [number, number][]
  at: number
  /** How this one stands to each other, while that is open; else null. */
  relations: Relation[] | null
  onToggle: () => void
}

// A plot has no baseline to stand on.
const middle = 'align-middle!'

function StandingRow({ one, name, ranked, runs, at, relations, onToggle }: StandingRowProps) {
  const columns = ranked ? 9 : 7
  return (
    <>
      <Row>
        <RowHeading className={middle}>{name}</RowHeading>
        <Cell numeric className={clsx(middle, 'font-semibold')}>
          {one.adjusted.toFixed(1)}
        </Cell>
        <Cell
          className={clsx(middle, 'tabular-nums text-ink-2')}
        >{`${one.q05.toFixed(1)}–${one.q95.toFixed(1)}`}</Cell>
        <Cell numeric className={clsx(middle, 'text-ink-2')}>
          {one.raw.toFixed(1)}
        </Cell>
        <Cell numeric className={clsx(middle, 'text-ink-2')}>
          {one.n}
        </Cell>
        {ranked ? (
          <Cell className={clsx(middle, 'whitespace-nowrap text-ink-2')}>{one.rank.words}</Cell>
        ) : null}
        <Cell className={clsx(middle, 'py-0.5')}>
          <DotInterval axis={scoreScale} value={one.adjusted} low={one.q05} high={one.q95} raw={one.raw} />
        </Cell>
        {ranked ? (
          <Cell className={clsx(middle, 'relative w-14 min-w-14')}>
            <Brackets runs={runs} at={at} />
          </Cell>
        ) : null}
        <Cell className={clsx(middle, 'text-end')}>
          <Button size="small" aria-expanded={relations !== null} onClick={onToggle}>
            Against each
          </Button>
        </Cell>
      </Row>
      {relations ? (
        <tr>
          <td colSpan={columns} className="border-b border-line bg-sunken/50 px-3 py-2">
            <p className="mb-1 text-ink-2">{shiftInWords(one, name)}</p>
            <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
              {relations.map(({ words, others }) => (
                <div key={words} className="contents">
                  <dt className="text-ink-2">{words}</dt>
                  <dd>{others}</dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Why the adjusted score is not the raw one. */
function shiftInWords({ adjusted, raw, n }: PanelCandidate, name: string): string {
  const shift = adjusted - raw
  if (Math.abs(shift) < 0.05) return `${name}’s adjusted score is the raw mean of ${n} scores.`
  const met = shift > 0 ? 'more severe than the others, or harder' : 'more lenient than the others, or easier'
  return `${name}’s ${n} scores are moved by ${shift > 0 ? '+' : '−'}${Math.abs(shift).toFixed(1)}: the interviewers and questions met were ${met}, or ${n} scores are few and are drawn towards the middle.`
}

/** A line through the rows of each run that this row is in, with an end at its first and last. */
function Brackets({ runs, at }: { runs: readonly [number, number][]; at: number }) {
  return runs
    .slice(0, bracketsMax)
    .map(([first, last], place) =>
      at < first || at > last ? null : (
        <span
          aria-hidden
          key={first}
          style={{ left: place * bracketStepPx }}
          className={clsx(
            'absolute w-2 border-s-2 border-control',
            at === first ? 'top-2 border-t-2' : '-top-px',
            at === last ? 'bottom-2 border-b-2' : 'bottom-0',
          )}
        />
      ),
    )
}
