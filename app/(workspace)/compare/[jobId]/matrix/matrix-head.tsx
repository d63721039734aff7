import clsx from 'clsx'
import { Column } from '@/app/_ui/table'
import { inWords } from '../compare-words'
import { type MatrixColumn, nextSort, type Sort, type SortKey } from './matrix-rows'
import type { Stop } from './use-matrix-keys'

type MatrixHeadProps = {
  panels: readonly { id: string; name: string }[]
  columns: readonly MatrixColumn[]
  sort: Sort
  addressBy: (sort: string) => string
  current: Stop
  decisions: boolean
}

/** Figures that give way to the questions where the width is short. */
export const givesWay = 'max-sm:hidden xl:group-data-narrow/matrix:hidden'

/** Stands at the end of the frame, whatever is scrolled under it, where the width is not the questions' alone. */
export const staysAtEnd =
  'sm:sticky sm:end-0 sm:ps-3! sm:in-data-more-after:shadow-[-1px_0_0_var(--color-line),-10px_0_10px_-10px_rgb(0_0_0/0.3)] group-data-narrow/matrix:static group-data-narrow/matrix:shadow-none'

/** The questions by their numbers, each a link to its words, under the panels they belong to. */
export function MatrixHead(props: MatrixHeadProps) {
  const { panels, columns, sort, addressBy, current, decisions } = props
  const groups = panels
    .map(({ id, name }) => ({ id, name, own: columns.filter((column) => column.panelId === id) }))
    .filter(({ own }) => own.length > 0)
  const grouped = groups.length > 1
  const starts = new Set(groups.map(({ own }) => own[0]?.number))
  const span = grouped ? 2 : 1
  const sorting = (by: SortKey) => ({
    href: addressBy(nextSort(by, sort)),
    sort:
      sort?.by !== by
        ? ('none' as const)
        : sort.descending
          ? ('descending' as const)
          : ('ascending' as const),
  })
  return (
    <thead className="sticky top-0 z-20">
      <tr>
        <Column rowSpan={span} {...sorting('name')} className="z-10 align-bottom">
          Candidate
        </Column>
        <Column rowSpan={span} numeric {...sorting('mean')} className="align-bottom">
          Mean
        </Column>
        <Column rowSpan={span} numeric {...sorting('spread')} className={clsx('align-bottom', givesWay)}>
          Spread
        </Column>
        <Column rowSpan={span} numeric {...sorting('scores')} className={clsx('align-bottom', givesWay)}>
          Scores
        </Column>
        <Column rowSpan={span} numeric {...sorting('disagreement')} className="align-bottom">
          Apart
        </Column>
        {grouped
          ? groups.map(({ id, name, own }) => (
              <th
                key={id}
                scope="colgroup"
                colSpan={own.length}
                className="h-7 max-w-0 truncate border-s border-line bg-canvas px-2 text-start text-xs font-medium text-ink-2"
                title={name}
              >
                {name}
              </th>
            ))
          : columns.map((column) => <Question key={column.number} column={column} current={current} />)}
        <Column rowSpan={span} className="align-bottom">
          <Still>Recommended</Still>
        </Column>
        {decisions ? (
          <Column rowSpan={span} className={clsx('z-10 align-bottom', staysAtEnd)}>
            <Still>Decision</Still>
          </Column>
        ) : null}
      </tr>
      {grouped ? (
        <tr>
          {columns.map((column) => (
            <Question
              key={column.number}
              column={column}
              current={current}
              edge={starts.has(column.number)}
            />
          ))}
        </tr>
      ) : null}
    </thead>
  )
}

/** Stands on the same line as the headings that are links. */
function Still({ children }: { children: string }) {
  return <span className="inline-flex h-6 items-center">{children}</span>
}

function Question({ column, current, edge }: { column: MatrixColumn; current: Stop; edge?: boolean }) {
  const { number, prompt, versionNumbers } = column
  const isStop = current.row === -1 && current.column === number - 1
  const differs = versionNumbers.length > 1
  return (
    <th
      scope="col"
      className={clsx(
        'h-8 border-b border-control/60 bg-canvas text-center text-xs font-medium text-ink-2 tabular-nums',
        edge && 'border-s border-s-line',
      )}
    >
      <a
        href={`#question-${number}`}
        data-row={-1}
        data-column={number - 1}
        tabIndex={isStop ? 0 : -1}
        title={prompt}
        className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm hover:bg-hover hover:text-ink"
      >
        <span className="sr-only">Question </span>
        {number}
        {differs ? (
          <span className="text-attention-text">
            <span aria-hidden>*</span>
            <span className="sr-only">, asked in versions {inWords(versionNumbers.map(String))}</span>
          </span>
        ) : null}
      </a>
    </th>
  )
}
