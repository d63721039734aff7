import fc from 'fast-check'

/** Tables of whole scores from 1 to 5 (or another range), of 2 to 12 units by 2 to 5 raters. */
export function tables(options: { min?: number; max?: number; missing?: boolean } = {}) {
  const score = fc.integer({ min: options.min ?? 1, max: options.max ?? 5 })
  const cell: fc.Arbitrary<number | null> = options.missing ? fc.option(score, { freq: 3 }) : score
  return fc
    .integer({ min: 2, max: 5 })
    .chain((raters) =>
      fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { minLength: 2, maxLength: 12 }),
    )
}

/** The same table with its scores changed. */
export function mapScores(table: readonly (readonly (number | null)[])[], to: (score: number) => number) {
  return table.map((unit) => unit.map((score) => (score === null ? null : to(score))))
}
