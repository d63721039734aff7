import clsx from 'clsx'
import { MissingMark, scoreStepClass } from '@/app/_ui/score-mark'
import { cellInWords } from '../compare-words'
import type { MatrixCell, MatrixRow } from './matrix-rows'

type MatrixCellProps = {
  cell: MatrixRow['places'][number] | undefined
  candidate: string
  row: number
  column: number
  isOpen: boolean
  tabIndex: number
}

/** One answer: the mean in its step, the range where scorers differ, a dot per score, and a button over it all. */
export function MatrixCellView({ cell, candidate, row, column, isOpen, tabIndex }: MatrixCellProps) {
  if (!cell || typeof cell === 'string') return null
  return (
    <td className="relative border-b border-line px-1 py-1.5 align-top">
      <span className="sr-only">{cellInWords(cell)}</span>
      <Figures cell={cell} />
      <button
        type="button"
        data-row={row}
        data-column={column}
        tabIndex={tabIndex}
        aria-current={isOpen || undefined}
        className={clsx(
          'absolute inset-0.5 rounded-md hover:ring-2 hover:ring-control hover:ring-inset focus-visible:outline-offset-0',
          isOpen && 'ring-2 ring-accent ring-inset',
        )}
      >
        <span className="sr-only">
          Evidence for {candidate}, question {column + 1}
        </span>
      </button>
    </td>
  )
}

function Figures({ cell }: { cell: MatrixCell }) {
  const { mean, low, high, scored, missing, notAssessed, disagrees } = cell
  return (
    <span aria-hidden className="mx-auto flex w-10 gap-1">
      <span className="w-8">
        {mean === null ? (
          <MissingMark reason="" />
        ) : (
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
        )}
        <span
          className={clsx(
            'block h-4 text-center text-xs tabular-nums',
            disagrees ? 'font-semibold text-attention-text' : 'text-ink-3',
          )}
        >
          {low === high ? '' : `${low}–${high}`}
        </span>
      </span>
      <Dots filled={scored} hollow={missing + notAssessed} />
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
