import type { ListedText } from './question-draft'

/** Cuts a text in two at a place in it. The first part stays where it was; the rest is a text of its own below. */
export function splitText(
  texts: readonly ListedText[],
  index: number,
  caret: number,
  newId: string,
): ListedText[] {
  const { id, text } = texts[index]!
  const parts = [
    { id, text: text.slice(0, caret).trimEnd() },
    { id: newId, text: text.slice(caret).trimStart() },
  ]
  return texts.toSpliced(index, 1, ...parts)
}

/** Puts a text behind the one above, which stays where it was; `caret` is where the two meet. */
export function mergeTexts(
  texts: readonly ListedText[],
  index: number,
): { texts: ListedText[]; caret: number } {
  const [above, below] = [texts[index - 1]!, texts[index]!]
  const start = above.text.trimEnd()
  const rest = below.text.trimStart()
  const text = [start, rest].filter(Boolean).join(' ')
  return { texts: texts.toSpliced(index - 1, 2, { id: above.id, text }), caret: text.length - rest.length }
}
