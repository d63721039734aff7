import { ink, keepTogether, type Paper, sizes, written } from './paper'

export type PaperColumn = { title: string; width: number; align?: 'left' | 'right' }

/** A cell: text, with a second line under it, or what is drawn there beside numbers that are said elsewhere. */
export type PaperCell = string | { text: string; under?: string; isHeading?: boolean } | { draw: Draw }
type Draw = (left: number, top: number, width: number, height: number) => void

const pad = 4
const gap = 8

/** A table with its header on every page; rows stay whole. */
export function drawTable(
  paper: Paper,
  columns: readonly PaperColumn[],
  rows: readonly PaperCell[][],
  drawHead?: Draw,
): void {
  const { doc, root, bottom } = paper
  const table = doc.struct('Table')
  root.add(table)
  const head: PaperCell[] = columns.map(({ title }) => title)
  const headHeight = heightOf(paper, columns, head, 'semibold')
  keepTogether(paper, headHeight + 40)
  drawHeadRow(paper, table, columns, head, headHeight, drawHead)
  for (const row of rows) {
    const height = heightOf(paper, columns, row, 'regular')
    if (doc.y + height > bottom) {
      doc.addPage()
      // Said once to whoever hears the table; drawn again for whoever sees this page.
      doc.markContent('Artifact', { type: 'Layout' })
      drawCells(paper, columns, head, 'semibold')
      drawHead?.(leftOf(paper, columns, columns.length - 1), doc.y, columns.at(-1)!.width, headHeight)
      rule(paper, doc.y + headHeight, ink.soft)
      doc.endMarkedContent()
      doc.y += headHeight
    }
    drawRow(paper, table, columns, row, height)
  }
  table.end()
  doc.y += 8
}

type Structure = Paper['root']

function drawHeadRow(
  paper: Paper,
  table: Structure,
  columns: readonly PaperColumn[],
  head: readonly PaperCell[],
  height: number,
  drawHead: Draw | undefined,
): void {
  const { doc } = paper
  const top = doc.y
  const row = doc.struct('TR')
  table.add(row)
  for (const [at, cell] of head.entries()) {
    // What is only drawn has no part in the structure.
    if (cell === '') continue
    const scope = { scope: 'Column' } as object
    row.add(doc.struct('TH', scope, () => drawCell(paper, columns, at, cell, 'semibold', top)))
  }
  row.end()
  doc.markContent('Artifact', { type: 'Layout' })
  drawHead?.(leftOf(paper, columns, columns.length - 1), top, columns.at(-1)!.width, height)
  rule(paper, top + height, ink.soft)
  doc.endMarkedContent()
  doc.y = top + height
}

function drawRow(
  paper: Paper,
  table: Structure,
  columns: readonly PaperColumn[],
  cells: readonly PaperCell[],
  height: number,
): void {
  const { doc } = paper
  const top = doc.y
  const row = doc.struct('TR')
  table.add(row)
  for (const [at, cell] of cells.entries()) {
    if (typeof cell === 'object' && 'draw' in cell) continue
    const isHead = typeof cell === 'object' && cell.isHeading
    const scope = (isHead ? { scope: 'Row' } : {}) as object
    row.add(
      doc.struct(isHead ? 'TH' : 'TD', scope, () => {
        drawCell(paper, columns, at, cell, 'regular', top)
      }),
    )
  }
  row.end()
  doc.markContent('Artifact', { type: 'Layout' })
  for (const [at, cell] of cells.entries())
    if (typeof cell === 'object' && 'draw' in cell)
      cell.draw(leftOf(paper, columns, at), top, columns[at]!.width, height)
  rule(paper, top + height, ink.line)
  doc.endMarkedContent()
  doc.y = top + height
}

function drawCells(
  paper: Paper,
  columns: readonly PaperColumn[],
  cells: readonly PaperCell[],
  weight: 'regular' | 'semibold',
): void {
  const top = paper.doc.y
  for (const [at, cell] of cells.entries()) drawCell(paper, columns, at, cell, weight, top)
  paper.doc.y = top
}

function drawCell(
  paper: Paper,
  columns: readonly PaperColumn[],
  at: number,
  cell: PaperCell,
  weight: 'regular' | 'semibold',
  top: number,
): void {
  const { doc } = paper
  if (typeof cell === 'object' && 'draw' in cell) return
  const { text, under, isHeading } =
    typeof cell === 'string' ? { text: cell, under: '', isHeading: false } : cell
  const { width, align = 'left' } = columns[at]!
  const left = leftOf(paper, columns, at)
  const how = { width: width - gap, align, features: ['tnum'] as PDFKit.Mixins.OpenTypeFeatures[] }
  const isHead = weight === 'semibold'
  doc.font(isHeading || isHead ? 'semibold' : 'regular').fontSize(isHead ? sizes.small : sizes.body)
  doc
    .fillColor(isHead ? ink.soft : ink.text)
    .text(written(paper, under ? `${text} ` : text), left, top + pad, how)
  if (under)
    doc
      .font('regular')
      .fontSize(sizes.small)
      .fillColor(ink.soft)
      .text(written(paper, under), left, doc.y + 1, how)
}

function heightOf(
  paper: Paper,
  columns: readonly PaperColumn[],
  cells: readonly PaperCell[],
  weight: 'regular' | 'semibold',
): number {
  const { doc } = paper
  const heights = cells.map((cell, at) => {
    if (typeof cell === 'object' && 'draw' in cell) return 14
    const { text, under = '', isHeading = false } = typeof cell === 'string' ? { text: cell } : cell
    const how = { width: columns[at]!.width - gap, features: ['tnum'] as PDFKit.Mixins.OpenTypeFeatures[] }
    const isHead = weight === 'semibold'
    doc.font(isHeading || isHead ? 'semibold' : 'regular').fontSize(isHead ? sizes.small : sizes.body)
    const first = doc.heightOfString(written(paper, text) || ' ', how)
    return first + (under ? 1 + doc.fontSize(sizes.small).heightOfString(written(paper, under), how) : 0)
  })
  return Math.max(...heights) + 2 * pad
}

function leftOf({ left }: Paper, columns: readonly PaperColumn[], at: number): number {
  return columns.slice(0, at).reduce((sum, { width }) => sum + width, left)
}

function rule({ doc, left, width }: Paper, y: number, color: string): void {
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke()
}
