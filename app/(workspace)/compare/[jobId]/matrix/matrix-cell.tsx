import clsx from 'clsx'
import { scoreStepClass } from '@/app/_ui/score-mark'
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

/**
 * One answer, or several, as a button to the evidence: the mean in its step, how far scores spread, how many there are.
 * It is drawn a hundred times a frame while a thousand candidates are scrolled, so that every element counts, and most
 * of all one that is positioned.
 */
export function MatrixCellView(props: MatrixCellProps) {
  const { cell, candidate, column, row, line, isOpen, isStop, edge } = props
  const isAnswer = column.by === 'question'
  const { mean, low, high, spread, scores, missing, notAssessed, disagrees } = cell
  const below = isAnswer ? (low === high ? '' : `${low}–${high}`) : spread === null ? '' : spread.toFixed(1)
  return (
    <td className={clsx('border-b border-line p-0.5 align-top', edge && 'border-s border-s-line')}>
      <button
        type="button"
        data-row={row}
        data-line={line}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen || undefined}
        aria-label={`Evidence for ${candidate}, ${isAnswer ? `question ${column.label}` : column.name}: ${cellInWords(cell, column.by)}`}
        className={clsx(
          'grid w-full justify-center rounded-md py-1 hover:ring-2 hover:ring-control hover:ring-inset focus-visible:outline-offset-0',
          isAnswer ? 'grid-cols-[2rem_0.25rem] gap-x-1' : 'grid-cols-[2rem_2.125rem] gap-x-1.5',
          isOpen && 'ring-2 ring-accent ring-inset',
        )}
      >
        <span
          aria-hidden
          data-score={mean === null ? undefined : ''}
          className={clsx(
            'h-6 rounded-sm font-semibold leading-6 tabular-nums',
            mean === null ? 'border border-dashed border-control' : scoreStepClass(mean),
            disagrees && apart,
          )}
        >
          {mean?.toFixed(1)}
        </span>
        {isAnswer ? (
          <Dots filled={scores} hollow={missing + notAssessed} />
        ) : (
          <span
            aria-hidden
            className={clsx(
              'text-start text-xs leading-6 text-ink-3 tabular-nums',
              missing + notAssessed > 0 && gapped,
            )}
          >
            {scores}
          </span>
        )}
        <span
          aria-hidden
          className={clsx(
            'h-4 text-xs whitespace-nowrap tabular-nums',
            isAnswer ? 'text-center' : 'col-span-2 text-start',
            isAnswer && disagrees ? 'font-semibold text-attention-text' : 'text-ink-3',
          )}
        >
          {isAnswer || below === '' ? below : `spread ${below}`}
        </span>
      </button>
    </td>
  )
}

/** A turned square at the corner of a mean that interviewers do not agree on. */
const apart =
  'relative after:absolute after:-end-1 after:-top-1 after:size-2 after:rotate-45 after:bg-attention after:ring-2 after:ring-canvas'

/** A hollow dot after the number of scores where one is missing. */
const gapped =
  'after:ms-1 after:inline-block after:size-1.5 after:rounded-full after:ring-1 after:ring-ink-3 after:ring-inset'

/** A filled dot per score, below them a hollow one per gap. */
function Dots({ filled, hollow }: { filled: number; hollow: number }) {
  if (hollow === 0) return <DotsOf count={filled} className="row-span-2 mt-1 text-ink-2" drawn={filledDot} />
  return (
    <span className="row-span-2 mt-1">
      <DotsOf count={filled} className="block text-ink-2" drawn={filledDot} />
      <DotsOf count={hollow} className="block text-ink-3" drawn={hollowDot} />
    </span>
  )
}

const dotPx = 6
const filledDot = 'radial-gradient(circle at 2px 2px, currentColor 1.75px, transparent 2.25px)'
const hollowDot =
  'radial-gradient(circle at 2px 2px, transparent 0.9px, currentColor 1.15px 1.8px, transparent 2.1px)'

/** Dots below one another, drawn as one element however many there are. */
function DotsOf({ count, className, drawn }: { count: number; className: string; drawn: string }) {
  return (
    <span
      aria-hidden
      className={clsx('w-1 [print-color-adjust:exact]', className)}
      style={{ height: count * dotPx, backgroundImage: drawn, backgroundSize: `4px ${dotPx}px` }}
    />
  )
}
