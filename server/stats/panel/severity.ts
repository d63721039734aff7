/** From how many candidates shared with others an interviewer is called severe or lenient (STATISTICS, "Refusals"). */
export const leastShared = 8

/** An interviewer's leniency in words, from its 90 % interval; a sign alone is no word. */
export function saySeverity({ shared, q05, q95 }: { shared: number; q05: number; q95: number }): string {
  if (shared < leastShared) return `too few shared candidates to say (${leastShared} needed)`
  if (q95 < 0) return 'severe'
  if (q05 > 0) return 'lenient'
  return 'like the others, as far as can be told'
}
