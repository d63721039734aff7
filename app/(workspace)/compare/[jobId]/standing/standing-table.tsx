import clsx from 'clsx'
import { useState } from 'react'
import { Column, Table, TableHead } from '@/app/_ui/table'
import { scoreScale, tiedRuns } from '@/server/compare/rules'
import type { PanelEstimate, PanelResult } from '@/server/stats/panel/panel-result'
import { inWords } from '../compare-words'
import { headingBesidePlot, plotHeading } from '../plot-table'
import { DotAxis } from './dot-interval'
import { bracketsWidth, StandingRow, shortOfBrackets } from './standing-row'
import type { StandingNames } from './standing-scores'
import { placedPairs, relationsOf } from './standing-words'

type StandingTableProps = {
  result: PanelResult
  estimate: PanelEstimate
  /** Which part of the design, of how many that nothing links. */
  part: number
  parts: number
  names: StandingNames
}

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
          <Column className={headingBesidePlot}>Candidate</Column>
          <Column numeric className={headingBesidePlot}>
            Adjusted<span className="@max-2xl:sr-only">, 90 % interval</span>
          </Column>
          <Column numeric className={headingBesidePlot}>
            Raw<span className="@max-2xl:sr-only">, of all scores</span>
          </Column>
          {ranked ? <Column className={headingBesidePlot}>Rank</Column> : null}
          <Column className={clsx(plotHeading, shortOfBrackets)}>
            <DotAxis axis={scoreScale} />
            <span className="sr-only">Plot of adjusted score, interval and raw mean</span>
          </Column>
          {ranked ? (
            <Column labelHidden className={bracketsWidth}>
              No clear difference
            </Column>
          ) : null}
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
        adjusted, the line its 90 % interval;{' '}
        <svg aria-hidden viewBox="0 0 8 8" className="me-1 inline h-2 w-2">
          <circle cx={4} cy={4} r={3.2} strokeWidth={1.4} className="fill-canvas stroke-ink-2" />
        </svg>
        raw mean of all scores.{' '}
        {ranked
          ? `A bracket joins candidates of whom nobody is clearly above another${tiesInWords(runs, ids, nameOf)}`
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
  if (runs.length === 0) return '; here everybody is clearly told apart.'
  const groups = runs.map(([first, last]) => inWords(ids.slice(first, last + 1).map(nameOf)))
  return `: ${groups.join('; ')}.`
}
