import fc from 'fast-check'

/** Two to five groups of up to 60 people. */
export function groupCounts() {
  return fc
    .array(
      fc.nat(60).chain((applied) => fc.nat(applied).map((selected) => ({ applied, selected }))),
      { minLength: 2, maxLength: 5 },
    )
    .map((counts) => counts.map((one, at) => ({ group: 'ABCDE'[at]!, ...one })))
}
