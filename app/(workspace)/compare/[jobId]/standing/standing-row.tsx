import clsx from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { Button } from '@/app/_ui/button'
import { Cell, Row, RowHeading } from '@/app/_ui/table'
import { scoreScale } from '@/server/compare/rules'
import type { PanelCandidate } from '@/server/stats/panel/panel-result'
import { count } from '../compare-words'
import { besidePlot, figurePair, plotCell } from '../plot-table'
import { DotInterval } from './dot-interval'
import type { Relation } from './standing-words'

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

/** Once it has wrapped, the plot ends where the brackets and the button begin. */
export const shortOfBrackets = '@max-xl:end-18 @max-xl:pointer-coarse:end-22'

/** One candidate: adjusted with its interval, raw with how many scores, rank, and the plot of them. */
export function StandingRow({ one, name, ranked, runs, at, relations, onToggle }: StandingRowProps) {
  return (
    <>
      <Row>
        <RowHeading className={clsx(besidePlot, '@max-4xl:min-w-32 @max-xl:min-w-20')}>{name}</RowHeading>
        <Cell numeric className={besidePlot}>
          <span className={figurePair}>
            <strong className="font-semibold">{one.adjusted.toFixed(1)}</strong>{' '}
            <span className="text-ink-2 @max-2xl:text-xs">
              {`${one.q05.toFixed(1)}–${one.q95.toFixed(1)}`}
            </span>
          </span>
        </Cell>
        <Cell numeric className={clsx(besidePlot, 'text-ink-2')}>
          <span className={figurePair}>
            {one.raw.toFixed(1)} <span className="text-xs text-ink-3">{count(one.n, 'score')}</span>
          </span>
        </Cell>
        {ranked ? (
          <Cell className={clsx(besidePlot, 'text-ink-2 @sm:whitespace-nowrap')}>{one.rank.words}</Cell>
        ) : null}
        <Cell className={clsx(plotCell, shortOfBrackets)}>
          <DotInterval axis={scoreScale} value={one.adjusted} low={one.q05} high={one.q95} raw={one.raw} />
        </Cell>
        {ranked ? (
          <Cell className={clsx('relative', bracketsWidth)}>
            <Brackets runs={runs} at={at} />
          </Cell>
        ) : null}
        <Cell className={clsx(besidePlot, 'w-8 text-end')}>
          <Button
            size="small"
            title={`${name} against each other candidate`}
            aria-expanded={relations !== null}
            className="@max-4xl:w-7 @max-4xl:px-0 @max-4xl:pointer-coarse:w-11"
            onClick={onToggle}
          >
            <span className="@max-4xl:sr-only">Against each</span>
            <ChevronDown
              aria-hidden
              size={16}
              className={clsx('@4xl:hidden', relations !== null && 'rotate-180')}
            />
          </Button>
        </Cell>
      </Row>
      {relations ? (
        <tr>
          <td colSpan={ranked ? 7 : 5} className="border-b border-line bg-sunken/50 px-3 py-2">
            <p className="mb-1 text-ink-2">{shiftInWords(one, name)}</p>
            <dl className="grid gap-x-4 @xl:grid-cols-[max-content_minmax(0,1fr)] @xl:gap-y-1">
              {relations.map(({ words, others }) => (
                <div key={words} className="contents">
                  <dt className="text-ink-2 @max-xl:mt-1">{words}</dt>
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

const bracketsMax = 5
export const bracketsWidth =
  'w-14 min-w-14 [--step:10px] @max-xl:w-9 @max-xl:px-0 @max-xl:min-w-9 @max-xl:[--step:6px]'

/** A line through the rows of each run that this row is in, with an end at its first and last. */
function Brackets({ runs, at }: { runs: readonly [number, number][]; at: number }) {
  return runs
    .slice(0, bracketsMax)
    .map(([first, last], place) =>
      at < first || at > last ? null : (
        <span
          aria-hidden
          key={first}
          style={{ left: `calc(${place} * var(--step))` }}
          className={clsx(
            'absolute w-2 border-s-2 border-control @max-xl:w-1',
            at === first ? 'top-2 border-t-2' : '-top-px',
            at === last ? 'bottom-2 border-b-2' : 'bottom-0',
          )}
        />
      ),
    )
}
