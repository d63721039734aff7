import { Refused } from '../errors'
import type { Source } from './rules'

/** The text of a file, without its mark at the beginning; refused where it is in no encoding of Unicode. */
export async function* textOf(source: Source): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const bytes of source.bytes()) {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
      const text = decoder.decode(bytes, { stream: true })
      if (text) yield text
    }
    const rest = decoder?.decode()
    if (rest) yield rest
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Refused('invalid', 'This file is not in UTF-8. Save it again as UTF-8 (in Excel: “CSV UTF-8”).')
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** The lines of a text, whatever ends them. */
export async function* linesOf(text: AsyncIterable<string>, lengthMax: number): AsyncGenerator<string> {
  let rest = ''
  for await (const part of text) {
    rest += part
    // A lone carriage return at the very end may be half of an ending.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    if (rest.length > lengthMax) throw new Refused('invalid', 'This file has a line without an end.')
    yield* lines
  }
  if (rest) yield rest.replace(/\r$/, '')
}
