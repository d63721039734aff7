import clsx from 'clsx'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { ReactNode } from 'react'
import { inWords } from '../compare-words'
import { figureWords } from './figures'
import type { FigureKey, Sort } from './grid-view'
import type { Line } from './lines'
import type { MatrixColumn } from './matrix-rows'
import type { ViewColumn } from './view-columns'

type MatrixHeadProps = {
  panels: readonly { id: string; name: string }[]
  questions: readonly MatrixColumn[]
  columns: readonly ViewColumn[]
  lines: readonly Line[]
  sort: Sort
  addressBy: (key: string) => string
  onSort: (key: string) => void
  /** The line that Tab leads to, where it is one of the head. */
  stopLine: number | null
}

/** Figures that give way to the questions where the width is short. */
export const givesWay = 'max-sm:hidden xl:group-data-narrow/matrix:hidden'
/** Of those, the ones that every reader of a candidate needs least. */
const yields: ReadonlySet<FigureKey> = new Set(['spread', 'scores'])
export const figureClass = (figure: FigureKey) =>
  yields.has(figure) ? givesWay : figure === 'disagreement' ? 'max-sm:hidden' : undefined

/** Stands at the end of the frame, whatever is scrolled under it, where the width is not the questions' alone. */
export const staysAtEnd =
  'sm:sticky sm:end-0 sm:ps-3! sm:in-data-more-after:shadow-[-1px_0_0_var(--color-line),-10px_0_10px_-10px_rgb(0_0_0/0.3)] group-data-narrow/matrix:static group-data-narrow/matrix:shadow-none'

/** Every heading sorts: its own order first, then the other one, then none. */
export function MatrixHead(props: MatrixHeadProps) {
  const { panels, questions, columns, lines, sort, addressBy, onSort, stopLine } = props
  const groups = panels
    .map(({ id, name }) => ({ id, name, own: columns.filter((column) => column.panelId === id) }))
    .filter(({ own }) => own.length > 0)
  const isGrouped = groups.length > 1 && columns[0]?.by === 'question'
  const span = isGrouped ? 2 : 1
  const lineOf = (key: string) => lines.findIndex((line) => line.key === key)
  const heading = (key: string) => ({
    href: addressBy(key),
    onSort: () => onSort(key),
    line: lineOf(key),
    isStop: stopLine !== null && stopLine === lineOf(key),
    sorted: sort?.by === key ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : null,
  })
  const figures = lines.flatMap((line) => (line.kind === 'figure' ? line.figure : []))
  const places = columns.map((column, at) => (
    <PlaceHeading
      key={column.key}
      column={column}
      question={questions[column.questions[0]!]}
      {...heading(column.key)}
      edge={isGrouped && columns[at - 1]?.panelId !== column.panelId}
    />
  ))
  return (
    <thead className="sticky top-0 z-20">
      <tr>
        <Heading {...heading('name')} rowSpan={span} className="sticky start-0 z-10 ps-0! text-start">
          Candidate
        </Heading>
        {figures
          .filter((figure) => figure !== 'recommended')
          .map((figure) => (
            <Heading
              key={figure}
              {...heading(figure)}
              rowSpan={span}
              title={figureWords[figure].means}
              className={clsx('text-end', figureClass(figure))}
            >
              {figureWords[figure].label}
            </Heading>
          ))}
        {isGrouped
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
          : places}
        {figures.includes('recommended') ? (
          <th rowSpan={span} scope="col" className={clsx(headClass, 'text-start')}>
            <span className="inline-flex h-6 items-center">{figureWords.recommended.label}</span>
          </th>
        ) : null}
        {lineOf('decision') < 0 ? null : (
          <Heading
            {...heading('decision')}
            rowSpan={span}
            className={clsx('z-10 pe-0! text-start', staysAtEnd)}
          >
            Decision
          </Heading>
        )}
      </tr>
      {isGrouped ? <tr>{places}</tr> : null}
    </thead>
  )
}

const headClass =
  'h-8 border-b border-control/60 bg-canvas px-2 align-bottom text-xs font-medium whitespace-nowrap text-ink-2'

type HeadingProps = {
  href: string
  onSort: () => void
  line: number
  isStop: boolean
  sorted: 'ascending' | 'descending' | null
  rowSpan?: number
  title?: string | undefined
  className?: string | undefined
  children: ReactNode
}

function Heading({ href, onSort, line, isStop, sorted, rowSpan, title, className, children }: HeadingProps) {
  const Arrow = sorted === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th scope="col" rowSpan={rowSpan} aria-sort={sorted ?? 'none'} className={clsx(headClass, className)}>
      <a
        href={href}
        data-row={-1}
        data-line={line}
        tabIndex={isStop ? 0 : -1}
        title={title}
        onClick={(event) => {
          // With a key held, the browser opens the sorted comparison in a tab of its own.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onSort()
        }}
        className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink"
      >
        {children}
        {sorted ? <Arrow aria-hidden size={12} className="shrink-0" /> : null}
      </a>
    </th>
  )
}

function PlaceHeading({
  column,
  question,
  edge,
  ...heading
}: Omit<HeadingProps, 'children' | 'className'> & {
  column: ViewColumn
  question: MatrixColumn | undefined
  edge: boolean
}) {
  const { by, label } = column
  const versions = by === 'question' && question ? question.versionNumbers : []
  return (
    <Heading
      {...heading}
      title={by === 'question' ? question?.prompt : undefined}
      className={clsx(
        'px-1! text-center tabular-nums',
        by !== 'question' && 'min-w-24 max-w-32 whitespace-normal!',
        edge && 'border-s border-s-line',
      )}
    >
      {by === 'question' ? <span className="sr-only">Question </span> : null}
      <span>{label}</span>
      {versions.length > 1 ? (
        <span className="text-attention-text">
          <span aria-hidden>*</span>
          <span className="sr-only">, asked in versions {inWords(versions.map(String))}</span>
        </span>
      ) : null}
    </Heading>
  )
}
