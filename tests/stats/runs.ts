// A failure prints the seed and the path that replay it: EVENHAND_SEED sets it, EVENHAND_RUNS how many are tried.
const { EVENHAND_RUNS, EVENHAND_SEED } = process.env

/** What each property of a statistic is tried with: a thousand draws, or as many as were asked for. */
export const runs = {
  numRuns: Number(EVENHAND_RUNS ?? 1000),
  ...(EVENHAND_SEED ? { seed: Number(EVENHAND_SEED) } : {}),
}
