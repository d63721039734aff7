// How words that are typed find words that are written; the bank's search and the builder's filter hold to it alike.

/** More than anybody asks for; a whole pasted question is found by its beginning. */
const wordsMax = 12
const likeMax = 12

/** The words of a text, in small letters: letters, marks and digits that stand together. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** A word without its ending, where enough is left to search by: “evaluating” finds “evaluates”. */
function stemOf(word: string): string {
  const stems = [word.replace(/(?:ations?|ions?|ing|ed|es|ly|e)$/u, ''), word.replace(/s$/u, '')]
  return stems.find((stem) => stem !== word && stem.length >= 4) ?? word
}

/** What one typed word finds: words that begin with one of these, or are one of those. */
export type Wish = { typed: string; beginnings: readonly string[]; words: readonly string[] }

/** What is asked for by a text: every wish has to be met. A single letter is a word of its own, such as the language C. */
export function wishesOf(text: string): Wish[] {
  const typed = [...new Set(wordsOf(text))].slice(0, wordsMax)
  return typed.map((word) =>
    word.length === 1
      ? { typed: word, beginnings: [], words: [word] }
      : { typed: word, beginnings: [...new Set([word, stemOf(word)])], words: [] },
  )
}

/**
 * The same where nothing meets all of them: words that are like the typed ones do as well, and a single letter at the end
 * is a word that is being typed and begins one.
 */
export function loosened(wishes: readonly Wish[], likeWords: (typed: string) => readonly string[]): Wish[] {
  return wishes.map(({ typed, beginnings, words }, at) => ({
    typed,
    beginnings: typed.length === 1 && at === wishes.length - 1 ? [typed] : beginnings,
    words: [...words, ...likeWords(typed)],
  }))
}

/**
 * How many slips a word may have: none where it would turn into any other. A slip is a letter too many, missing or wrong,
 * or two that changed places.
 */
export function slipsAllowed(typed: string): number {
  if (typed.length < 4) return 0
  return typed.length < 8 ? 1 : 2
}

/** The words with the fewest slips, of those with no more than allowed; the ones of about the typed one's length first. */
export function likeWords(typed: string, known: Iterable<string>): string[] {
  let least = slipsAllowed(typed)
  if (least === 0) return []
  let found: string[] = []
  for (const word of known) {
    if (word.length < typed.length - least) continue
    const slips = slipsIn(typed, word)
    if (slips > least || slips === 0) continue
    if (slips < least) found = []
    least = slips
    found.push(word)
  }
  const farOff = (word: string) => Math.abs(word.length - typed.length)
  return found.toSorted((a, b) => farOff(a) - farOff(b) || (a < b ? -1 : 1)).slice(0, likeMax)
}

/** Of a shorter one, a beginning with a slip would be that of far too many words. */
const beginningFrom = 6

/** The fewest slips that make the typed word of another, or from six letters on of its beginning (optimal string alignment). */
export function slipsIn(typed: string, word: string): number {
  const mayGoOn = typed.length >= beginningFrom
  const columns = mayGoOn ? Math.min(word.length, typed.length + 2) : word.length
  let before: number[] = []
  let last = Array.from({ length: columns + 1 }, (_, at) => at)
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= columns; column += 1) {
      const isSame = typed[row - 1] === word[column - 1]
      let slips = Math.min(last[column]! + 1, next[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1))
      if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1])
        slips = Math.min(slips, before[column - 2]! + 1)
      next.push(slips)
    }
    before = last
    last = next
  }
  return mayGoOn ? Math.min(...last) : last[columns]!
}

const meets = (word: string, { beginnings, words }: Wish) =>
  beginnings.some((beginning) => word.startsWith(beginning)) || words.includes(word)

/** Whether every wish is met somewhere in these texts. */
export function meetsAll(wishes: readonly Wish[], words: Iterable<string>): boolean {
  const open = new Set(wishes)
  for (const word of words) {
    for (const wish of open) if (meets(word, wish)) open.delete(wish)
    if (open.size === 0) return true
  }
  return open.size === 0
}

/** A text in pieces: plain and found in turn, beginning with a plain one, which may be empty. */
export type Marked = string[]

/** Marks the words of a text that meet a wish. */
export function markWords(text: string, wishes: readonly Wish[]): Marked {
  const pieces: Marked = []
  let from = 0
  if (wishes.length > 0)
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      if (!wishes.some((wish) => meets(word.toLowerCase(), wish))) continue
      pieces.push(text.slice(from, index), word)
      from = index + word.length
    }
  return [...pieces, text.slice(from)]
}

const excerptMax = 160

/** The part of a text around the first word that meets a wish, marked. */
export function excerptOf(text: string, wishes: readonly Wish[]): Marked {
  const first = markWords(text, wishes)[0]?.length ?? 0
  if (text.length <= excerptMax) return markWords(text, wishes)
  const start = first <= excerptMax / 2 ? 0 : text.lastIndexOf(' ', first - excerptMax / 4) + 1
  const end = start + excerptMax >= text.length ? text.length : text.lastIndexOf(' ', start + excerptMax)
  const part = text.slice(start, end > first ? end : start + excerptMax)
  const marked = markWords(part, wishes)
  if (start > 0) marked[0] = `… ${marked[0]}`
  if (start + part.length < text.length) marked.push(`${marked.pop()} …`)
  return marked
}

type Texts = { prompt: string; hint: string; points: readonly string[] }

/** Where the wishes that the prompt does not meet are met best: a point, or else the hint; null where it meets all. */
export function bestExcerpt(
  { prompt, hint, points }: Texts,
  wishes: readonly Wish[],
): { place: 'point' | 'hint'; marked: Marked } | null {
  const inPrompt = wordsOf(prompt)
  const open = wishes.filter((wish) => !inPrompt.some((word) => meets(word, wish)))
  const met = (text: string) => {
    const words = wordsOf(text)
    return open.filter((wish) => words.some((word) => meets(word, wish))).length
  }
  const places = [
    ...points.map((text) => ({ place: 'point' as const, text })),
    { place: 'hint' as const, text: hint },
  ].map((one) => ({ ...one, met: met(one.text) }))
  const most = Math.max(0, ...places.map((one) => one.met))
  const best = most === 0 ? undefined : places.find((one) => one.met === most)
  return best ? { place: best.place, marked: excerptOf(best.text, wishes) } : null
}
