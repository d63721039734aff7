import { Refused } from '../errors'
import { type Cell, type Entry, entryLengthMax, type Source } from './rules'
import { textOf } from './text'

/** The questions of a JSON file: one list of objects, taken apart as it comes. */
export async function* readJson(source: Source): AsyncGenerator<Entry> {
  for await (const { line, text } of elementsOf(source)) yield entryOf(line, text)
}

async function* elementsOf(source: Source): AsyncGenerator<{ line: number; text: string }> {
  let line = 1
  let began = 1
  // 0 before the list, 1 between its elements, more inside one.
  let depth = 0
  let inText = false
  let isEscaped = false
  let isOver = false
  let element = ''
  for await (const part of textOf(source)) {
    let from = 0
    for (let at = 0; at < part.length; at += 1) {
      const char = part[at]!
      if (char === '\n') line += 1
      if (inText) {
        if (isEscaped) isEscaped = false
        else if (char === '\\') isEscaped = true
        else if (char === '"') inText = false
        continue
      }
      if (depth < 2) {
        if (/\s/.test(char) || (depth === 1 && char === ',')) continue
        if (depth === 0 && (char !== '[' || isOver))
          throw new Refused(
            'invalid',
            `Line ${line}: this file is no list of questions. Begin it with “[” and end it with “]”.`,
          )
        if (depth === 1 && char !== '{' && char !== ']')
          throw new Refused('invalid', `Line ${line}: a question begins with “{”.`)
      }
      if (char === '"') inText = true
      else if (char === '{' || char === '[') {
        depth += 1
        if (depth === 2) {
          from = at
          began = line
        }
      } else if (char === '}' || char === ']') {
        depth -= 1
        isOver = depth === 0
        if (depth === 1) {
          yield { line: began, text: element + part.slice(from, at + 1) }
          element = ''
        }
      }
    }
    if (depth > 1) element += part.slice(from)
    if (element.length > entryLengthMax)
      throw new Refused(
        'invalid',
        `The question at line ${began} has no end. Look for a missing quote or bracket.`,
      )
  }
  if (!isOver) throw new Refused('invalid', `The file ends at line ${line} in the middle of its list.`)
}

function entryOf(line: number, text: string): Entry {
  const cells = new Map<string, Cell>()
  try {
    for (const [name, value] of Object.entries(JSON.parse(text) as object)) spread(cells, name, value)
    return { line, cells }
  } catch {
    return { line, cells, problem: 'This is no valid JSON. Look for a missing quote or comma.' }
  }
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** A list stays one; what has parts by name becomes a column for each, as “anchors 1”. */
function spread(cells: Map<string, Cell>, name: string, value: unknown): void {
  if (value === null || value === undefined) return
  if (isPlain(value)) cells.set(name, String(value))
  else if (Array.isArray(value)) {
    const levelled = value.flatMap((one) =>
      typeof one?.level === 'number' && typeof one.text === 'string'
        ? [one as { level: number; text: string }]
        : [],
    )
    if (levelled.length > 0) for (const { level, text } of levelled) cells.set(`${name} ${level}`, text)
    else
      cells.set(
        name,
        value.map((one) => (isPlain(one) ? String(one) : String(one?.text ?? one?.name ?? ''))),
      )
  } else for (const [part, inner] of Object.entries(value)) spread(cells, `${name} ${part}`, inner)
}
