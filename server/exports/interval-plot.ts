import { ink, type Paper, sizes } from './paper'

type Figures = { value: number; low: number; high: number; raw: number | null }
type Place = [left: number, top: number, width: number, height: number]

const inset = 6

const xOf =
  ([least, greatest]: readonly [number, number], left: number, width: number) =>
  (score: number) =>
    left +
    inset +
    ((Math.min(greatest, Math.max(least, score)) - least) / (greatest - least)) * (width - 2 * inset)

/** One line of the dot-interval plot: the adjusted score, its 90 % interval, and the raw mean as a hollow mark. */
export function drawInterval(
  { doc }: Paper,
  scale: readonly [number, number],
  { value, low, high, raw }: Figures,
  [left, top, width, height]: Place,
): void {
  const x = xOf(scale, left, width)
  const middle = top + Math.min(height / 2, 11)
  for (let tick = scale[0]; tick <= scale[1]; tick += 1)
    doc
      .moveTo(x(tick), top)
      .lineTo(x(tick), top + height)
      .lineWidth(0.4)
      .strokeColor(ink.line)
      .stroke()
  doc.moveTo(x(low), middle).lineTo(x(high), middle).lineWidth(1.4).strokeColor(ink.soft).stroke()
  if (raw !== null) doc.circle(x(raw), middle, 2.7).lineWidth(1).fillAndStroke('#ffffff', ink.soft)
  doc.circle(x(value), middle, 2.7).fillColor(ink.text).fill()
}

/** The numbers of the axis, above the plot. */
export function drawAxis(
  { doc }: Paper,
  scale: readonly [number, number],
  [left, top, width, height]: Place,
): void {
  const x = xOf(scale, left, width)
  doc.font('regular').fontSize(sizes.small).fillColor(ink.soft)
  for (let tick = scale[0]; tick <= scale[1]; tick += 1)
    doc.text(String(tick), x(tick) - 10, top + height - 14, { width: 20, align: 'center', lineBreak: false })
}
