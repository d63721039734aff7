import clsx from 'clsx'
import { MissingMark, scoreStepClass } from '@/app/_ui/score-mark'
import { cellInWords } from '../compare-words'
import type { MatrixCell } from './matrix-rows'
import type { ViewColumn } from './view-columns'

type MatrixCellProps = {
  cell: MatrixCell
  candidate: string
  column: ViewColumn
  row: number
  line: number
  isOpen: boolean
  isStop: boolean
  edge: boolean
}

/** One answer, or several: the mean in its step, how far scores spread, how many there are, and a button over it all. */
export function MatrixCellView(props: MatrixCellProps) {
  const { cell, candidate, column, row, line, isOpen, isStop, edge } = props
  return (
    <td
      className={clsx(
        'relative border-b border-line px-1 py-1.5 align-top',
        edge && 'border-s border-s-line',
      )}
    >
      <span className="sr-only">{cellInWords(cell, column.by)}</span>
      {column.by === 'question' ? <Answer cell={cell} /> : <Several cell={cell} />}
      <button
        type="button"
        data-row={row}
        data-line={line}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen || undefined}
        className={clsx(
          'absolute inset-0.5 rounded-md hover:ring-2 hover:ring-control hover:ring-inset focus-visible:outline-offset-0',
          isOpen && 'ring-2 ring-accent ring-inset',
        )}
      >
        <span className="sr-only">
          Evidence for {candidate}, {column.by === 'question' ? `question ${column.label}` : column.name}
        </span>
      </button>
    </td>
  )
}

/** One question: a dot per score beside the mean, the lowest and highest below it. */
function Answer({ cell }: { cell: MatrixCell }) {
  const { low, high, scores, missing, notAssessed, disagrees } = cell
  return (
    <span aria-hidden className="mx-auto flex w-10 gap-1">
      <span className="w-8">
        <Mean cell={cell} />
        <Below disagrees={disagrees}>{low === high ? '' : `${low}–${high}`}</Below>
      </span>
      <Dots filled={scores} hollow={missing + notAssessed} />
    </span>
  )
}

/** Several questions: how many scores stand beside the mean, their spread below it. */
function Several({ cell }: { cell: MatrixCell }) {
  const { spread, scores, missing, notAssessed } = cell
  return (
    <span aria-hidden className="mx-auto grid w-18 grid-cols-[2rem_minmax(0,1fr)] gap-x-1.5">
      <span>
        <Mean cell={cell} />
      </span>
      <span className="self-center text-xs text-ink-3 tabular-nums">
        {scores}
        {missing + notAssessed > 0 ? (
          <span className="ms-1 inline-block size-1.5 rounded-full ring-1 ring-ink-3 ring-inset" />
        ) : null}
      </span>
      <span className="col-span-2">
        <Below disagrees={false} start>
          {spread === null ? '' : `spread ${spread.toFixed(1)}`}
        </Below>
      </span>
    </span>
  )
}

function Mean({ cell: { mean, disagrees } }: { cell: MatrixCell }) {
  if (mean === null) return <MissingMark reason="" />
  return (
    <span
      data-score=""
      className={clsx(
        'relative flex h-6 items-center justify-center rounded-sm font-semibold tabular-nums',
        scoreStepClass(mean),
      )}
    >
      {mean.toFixed(1)}
      {disagrees ? (
        <span className="absolute -end-1 -top-1 size-2 rotate-45 bg-attention ring-2 ring-canvas" />
      ) : null}
    </span>
  )
}

function Below({ disagrees, start, children }: { disagrees: boolean; start?: boolean; children: string }) {
  return (
    <span
      className={clsx(
        'block h-4 text-xs whitespace-nowrap tabular-nums',
        !start && 'text-center',
        disagrees ? 'font-semibold text-attention-text' : 'text-ink-3',
      )}
    >
      {children}
    </span>
  )
}

/** A filled dot per score, a hollow one per gap. */
function Dots({ filled, hollow }: { filled: number; hollow: number }) {
  return (
    <span className="flex flex-col gap-0.5 pt-1">
      {Array.from({ length: filled + hollow }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike and never change place
          key={at}
          className={clsx('size-1 rounded-full', at < filled ? 'bg-ink-2' : 'ring-1 ring-ink-3 ring-inset')}
        />
      ))}
    </span>
  )
}
