const stopWords = new Set(
  `a an and are as at be by for from how in into is it its just no not of on or over per rather such than that the their to
   under via what when which who with`.split(/\s+/),
)

/** The words of a text in lower case, those with a hyphen whole. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[a-z0-9]+(?:[-'’][a-z0-9]+)*/g) ?? []

/** The words that carry what a point says; they are its terms. */
export const termsOf = (point: string): string[] => wordsOf(point).filter((word) => !stopWords.has(word))

/** Whether a text has every term of a point, word for word. */
export function keeps(text: string, point: string): boolean {
  const words = new Set(wordsOf(text))
  return termsOf(point).every((term) => words.has(term))
}

/**
 * For each point, the one text that keeps its terms, no text for two points; null where there is no such assignment.
 * Points that were merged into one text, or lost, have none.
 */
export function matchPoints(points: readonly string[], texts: readonly string[]): number[] | null {
  const [point, ...rest] = points
  if (point === undefined) return []
  for (const [at, text] of texts.entries()) {
    if (!keeps(text, point)) continue
    const others = matchPoints(rest, texts.with(at, ''))
    if (others) return [at, ...others]
  }
  return null
}

/** Two forms of one word: logging and logs, evaluation and evaluates. */
function isOneWord(a: string, b: string): boolean {
  const [one, other] = [a.replace(/s$/, ''), b.replace(/s$/, '')]
  const shorter = Math.min(one.length, other.length)
  let common = 0
  while (common < shorter && one[common] === other[common]) common += 1
  return common >= Math.max(Math.min(4, shorter), shorter - 3) && shorter >= 3
}

/** Whether a text speaks of a point: some form of one of its terms occurs. */
export function touches(text: string, point: string): boolean {
  const parts = (of: string[]) => of.flatMap((word) => word.split(/[-'’]/))
  const words = parts(wordsOf(text)).filter((word) => !stopWords.has(word))
  return parts(termsOf(point)).some((term) => words.some((word) => isOneWord(term, word)))
}

/** Every run of so many words, to find what was written once and used twice. */
export function phrasesOf(text: string, length: number): Set<string> {
  const words = wordsOf(text)
  return new Set(words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' ')))
}
