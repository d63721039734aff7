import clsx from 'clsx'
import { Cell } from '@/app/_ui/table'
import type { PanelCandidate } from '@/server/stats/panel/panel-result'
import type { FigureKey } from './grid-view'
import { figureClass } from './matrix-head'
import type { MatrixRow } from './matrix-rows'

/** The adjusted score; null where there is none for this candidate, or not yet. */
export type AdjustedScore = PanelCandidate | 'computing' | null

type MatrixFigureProps = {
  figure: FigureKey
  row: MatrixRow
  adjusted: AdjustedScore
  control: { 'data-row': number; 'data-line': number; tabIndex: number }
}

/** A figure over all questions. It takes the focus, so that where it comes from can be read without a mouse. */
export function MatrixFigure({ figure, row, adjusted, control }: MatrixFigureProps) {
  if (figure === 'recommended')
    return (
      <Cell {...control} className={clsx(figureCell, 'min-w-24 text-xs text-ink-2')}>
        {row.recommended || <None />}
      </Cell>
    )
  return (
    <Cell {...control} numeric className={clsx(figureCell, figureClass(figure), toneOf(figure, row))}>
      {figure === 'adjusted' ? <Adjusted adjusted={adjusted} /> : <Figure figure={figure} row={row} />}
    </Cell>
  )
}

const figureCell = 'align-top! focus-visible:-outline-offset-2'

function toneOf(figure: FigureKey, row: MatrixRow): string {
  if (figure === 'mean' || figure === 'adjusted') return 'font-semibold'
  if (figure === 'disagreement')
    return row.disagreements > 0 ? 'font-semibold text-attention-text' : 'text-ink-3'
  return 'text-ink-2'
}

function Figure({ figure, row }: { figure: FigureKey; row: MatrixRow }) {
  if (figure === 'scores') return row.scores
  if (figure === 'disagreement') return row.disagreements
  const value = figure === 'mean' ? row.mean : row.spread
  return value === null ? <None /> : value.toFixed(1)
}

function Adjusted({ adjusted }: { adjusted: AdjustedScore }) {
  if (adjusted === 'computing')
    return (
      <span className="text-ink-3">
        <span aria-hidden>…</span>
        <span className="sr-only">being computed</span>
      </span>
    )
  if (!adjusted) return <None />
  const [low, high] = [adjusted.q05.toFixed(1), adjusted.q95.toFixed(1)]
  return (
    <>
      {adjusted.adjusted.toFixed(1)}
      <span aria-hidden className="block text-xs font-normal text-ink-3">
        {low}–{high}
      </span>
      <span className="sr-only">
        , 90 % interval from {low} to {high}
      </span>
    </>
  )
}

function None() {
  return (
    <span className="font-normal text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">none yet</span>
    </span>
  )
}
