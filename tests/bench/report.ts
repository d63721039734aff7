import type { Measured } from './load'

/** The value below which a share of the sorted values lies (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

type Line = { name: string; measured: Measured }

const columns = ['p50 ms', 'p95 ms', 'p99 ms', 'per s', 'CPU ms each'] as const

function figures({ latenciesMs, wallSeconds, cpuMs }: Measured): (number | null)[] {
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  return [
    percentile(sorted, 0.5),
    percentile(sorted, 0.95),
    percentile(sorted, 0.99),
    sorted.length / wallSeconds,
    cpuMs === null ? null : cpuMs / sorted.length,
  ]
}

const shown = (figure: number | null) => (figure === null ? '–' : figure.toPrecision(3))
const row = (name: string, cells: readonly string[]) =>
  `${name.padEnd(44)}${cells.map((cell) => cell.padStart(12)).join('')}`

/**
 * Prints one comparison: the thing itself, each baseline, and the thing as a ratio to each. Only the ratios mean
 * something on another machine or another day.
 */
export function printComparison(title: string, [subject, ...baselines]: readonly [Line, ...Line[]]): void {
  console.log(`\n${title} (${subject.measured.latenciesMs.length} of each)`)
  console.log(row('', columns))
  const own = figures(subject.measured)
  console.log(row(subject.name, own.map(shown)))
  for (const { name, measured } of baselines) {
    const theirs = figures(measured)
    console.log(row(name, theirs.map(shown)))
    const ratios = own.map((figure, at) => {
      const other = theirs[at]
      return figure === null || !other ? null : figure / other
    })
    console.log(row(`  × ${name}`, ratios.map(shown)))
  }
}

/** The exponent of the power law through these points: the least squares slope of their logarithms. */
export function growthOf(points: readonly (readonly [size: number, value: number])[]): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const)
  const x = logs.reduce((sum, [size]) => sum + size, 0) / logs.length
  const y = logs.reduce((sum, [, value]) => sum + value, 0) / logs.length
  const up = logs.reduce((sum, [size, value]) => sum + (size - x) * (value - y), 0)
  return up / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0)
}
