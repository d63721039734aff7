/** Words that say nothing of what a question is about. */
const empty = new Set(
  'a an and are as at be but by can could describe did do does explain for from give had has have how i if in into is it its me might of on one or our say should so tell than that the their them then there these they this to us walk was we were what when where which who why will with would you your'.split(
    ' ',
  ),
)

/** The words of a text that carry it, without their endings: “evaluating” and “evaluates” are one. */
export function keywordsOf(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !empty.has(word)).map(stemOf))
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ations?|ions?|ing|ed|es|s|ly|e)$/u, '')
  return stem.length >= 3 ? stem : word
}

/** How many of the words of two questions are the same, from 0 to 1 (Jaccard); 0 where one has none. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

/** From here two prompts ask nearly the same. */
export const alikeFrom = 0.5

/**
 * All pairs of questions whose prompts ask nearly the same, as pairs of ids. Questions without a word in common are
 * never compared, so that thousands take no time.
 */
export function alikePairs(questions: readonly { id: string; prompt: string }[]): [string, string][] {
  const words = new Map(questions.map(({ id, prompt }) => [id, keywordsOf(prompt)]))
  const holders = new Map<string, string[]>()
  const pairs: [string, string][] = []
  for (const [id, own] of words) {
    const shared = new Map<string, number>()
    for (const word of own) {
      const before = holders.get(word) ?? []
      for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1)
      holders.set(word, [...before, id])
    }
    for (const [other, count] of shared) {
      if (count / (own.size + words.get(other)!.size - count) >= alikeFrom) pairs.push([other, id])
    }
  }
  return pairs
}
