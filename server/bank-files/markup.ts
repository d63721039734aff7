import { Refused } from '../errors'

export type Mark = { tag: string; attributes: string } | { text: string }

const tooLong = () =>
  new Refused('invalid', 'This workbook has a cell without an end. Save it again as .xlsx.')
const longest = 500_000

/** The tags and texts of an XML file one after the other; nothing is kept of what has passed. */
export async function* marksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Mark[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const part of bytes) {
    rest += decoder.decode(part, { stream: true })
    const marks: Mark[] = []
    let at = 0
    for (;;) {
      const open = rest.indexOf('<', at)
      if (open === -1) break
      const isRaw = rest.startsWith('<![CDATA[', open)
      const isComment = rest.startsWith('<!--', open)
      const ending = isRaw ? ']]>' : isComment ? '-->' : '>'
      const close = rest.indexOf(ending, open)
      // Whether it is one of these is only known a few letters on.
      if (close === -1 || rest.length < open + 9) break
      if (open > at) marks.push({ text: unescapeText(rest.slice(at, open)) })
      if (isRaw) marks.push({ text: rest.slice(open + 9, close) })
      else if (!isComment) marks.push(tagOf(rest.slice(open + 1, close)))
      at = close + ending.length
    }
    rest = rest.slice(at)
    if (rest.length > longest) throw tooLong()
    yield marks
  }
  // The last tag, which nothing follows, says nothing but that the file is over.
}

function tagOf(text: string): Mark {
  const [, name = '', attributes = ''] = /^(\/?[^\s/>]*)([\s\S]*)$/.exec(text) ?? []
  // Prefixes of namespaces differ from writer to writer.
  const tag = name.replace(/^(\/?)[^:]*:/, '$1')
  return { tag: attributes.endsWith('/') ? `${tag}/` : tag, attributes }
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescapeText(found[1] ?? found[2] ?? '') : undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeText(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (all, hex, decimal, name) => {
    if (name) return named[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** A text within XML, with what XML cannot hold written the way that workbooks do. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
    .replaceAll(unfit, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

// Control characters but for tab and line end, and two that are none.
const unfit = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu

/** The other way round, for a cell's whole text. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
