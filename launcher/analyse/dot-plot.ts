/** Cells between the ends of the axis. */
const width = 41

/**
 * One line of a dot-interval plot: ── the interval, ● the value, ○ a second value such as the raw mean, ◉ both at once.
 * What lies outside the axis stands at its end.
 */
export function dotInterval(
  axis: readonly [number, number],
  { value, low, high, other }: { value: number; low: number; high: number; other?: number },
): string {
  const place = (x: number) => {
    const share = (x - axis[0]) / (axis[1] - axis[0])
    return Math.min(width - 1, Math.max(0, Math.round(share * (width - 1))))
  }
  const cells: string[] = Array.from({ length: width }, () => ' ')
  for (let at = place(low); at <= place(high); at++) cells[at] = '─'
  if (other !== undefined) cells[place(other)] = '○'
  cells[place(value)] = other !== undefined && place(other) === place(value) ? '◉' : '●'
  return cells.join('').trimEnd()
}

/** The axis of the plot: its ends and, on a short whole scale, the points between. */
export function axisOf(axis: readonly [number, number]): string {
  const [least, greatest] = axis
  const isShort = Number.isInteger(least) && Number.isInteger(greatest) && greatest - least <= 10
  const ticks = isShort
    ? Array.from({ length: greatest - least + 1 }, (_, at) => least + at)
    : [least, greatest]
  const cells: string[] = Array.from({ length: width + 6 }, () => ' ')
  for (const tick of ticks) {
    const at = Math.round(((tick - least) / (greatest - least)) * (width - 1))
    const label = String(Number(tick.toPrecision(4)))
    // The last label ends at the end of the axis.
    const start = tick === greatest ? Math.max(0, at - label.length + 1) : at
    for (let place = 0; place < label.length; place++) cells[start + place] = label[place]!
  }
  return cells.join('').trimEnd()
}
