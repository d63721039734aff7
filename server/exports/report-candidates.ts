import type { ComputedFile } from '../decisions/decision-file'
import { drawAxis, drawInterval } from './interval-plot'
import type { CandidateLine } from './lines'
import type { Paper } from './paper'
import { drawTable, type PaperCell } from './paper-table'

const digits = (value: number | null | undefined) => (value == null ? '' : value.toFixed(1))

/** The candidates with their figures, and the interval of each drawn on one scale. */
export function drawCandidates(paper: Paper, computed: ComputedFile, lines: readonly CandidateLine[]): void {
  const isRanked = Boolean(computed.results?.panel.isRanked)
  const isAdjusted = lines.some(({ adjusted }) => adjusted)
  const { scale } = computed
  const figures = [
    ...(isAdjusted
      ? [
          { title: 'Adjusted', width: 50, align: 'right' as const },
          { title: '90 %', width: 54, align: 'right' as const },
        ]
      : []),
    { title: 'Raw', width: 36, align: 'right' as const },
    { title: 'Scores', width: 40, align: 'right' as const },
    ...(isRanked ? [{ title: 'Rank', width: 56 }] : []),
  ]
  const plot = isAdjusted ? [{ title: '', width: 118 }] : []
  const used = [...figures, ...plot].reduce((sum, { width }) => sum + width, 0)
  const columns = [{ title: 'Candidate', width: paper.width - used }, ...figures, ...plot]
  const rows = lines.map((line): PaperCell[] => {
    const { adjusted } = line
    const under = [line.ruleSays, line.recommended, line.sealed].filter(Boolean).join(' · ')
    const place = (...at: [number, number, number, number]) =>
      adjusted ? drawInterval(paper, scale, { ...adjusted, raw: line.raw }, at) : undefined
    return [
      { text: line.name, under, isHeading: true },
      ...(isAdjusted
        ? [digits(adjusted?.value), adjusted ? `${adjusted.low.toFixed(1)}–${adjusted.high.toFixed(1)}` : '']
        : []),
      digits(line.raw),
      line.scores > 0 ? String(line.scores) : '',
      ...(isRanked ? [line.rank?.words ?? ''] : []),
      ...(isAdjusted ? [{ draw: place }] : []),
    ]
  })
  drawTable(
    paper,
    columns,
    rows,
    isAdjusted ? (...at: [number, number, number, number]) => drawAxis(paper, scale, at) : undefined,
  )
}
