import { keywordsOf } from '../rubrics/rules'

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
