import { inflateSync } from 'node:zlib'

/**
 * The text of a PDF as somebody who copies it gets it: the strings of its pages, through each font's own table of what
 * its glyphs mean. Only as much of the format as our own files use.
 */
export function textOf(pdf: Buffer): string {
  const objects = readObjects(pdf)
  const maps = new Map<string, Map<number, string>>()
  for (const [, { head }] of objects)
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1]
      if (unicode) maps.set(name!, readMap(objects.get(Number(unicode))!.stream))
    }
  const pages = [...objects.values()].filter(({ stream }) => /\bBT\b/.test(stream))
  return pages.map(({ stream }) => textOfPage(stream, maps)).join('\n')
}

type Found = { head: string; stream: string }

function readObjects(pdf: Buffer): Map<number, Found> {
  const raw = pdf.toString('latin1')
  return new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, id, body]): [number, Found] => {
      const at = body!.indexOf('stream\n')
      if (at < 0) return [Number(id), { head: body!, stream: '' }]
      const head = body!.slice(0, at)
      const bytes = Buffer.from(body!.slice(at + 7, body!.lastIndexOf('\nendstream')), 'latin1')
      const stream = head.includes('/FlateDecode') ? inflateSync(bytes) : bytes
      return [Number(id), { head, stream: stream.toString('latin1') }]
    }),
  )
}

/** pdfkit writes one range, whose nth entry is the nth glyph. */
function readMap(text: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, from, , list] of text.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    for (const [at, [, code]] of [...list!.matchAll(/<([^>]*)>/g)].entries()) {
      const units = code!.replaceAll(' ', '').match(/.{4}/g) ?? []
      map.set(
        Number.parseInt(from!, 16) + at,
        String.fromCharCode(...units.map((one) => Number.parseInt(one, 16))),
      )
    }
  return map
}

function textOfPage(stream: string, maps: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let map: ReadonlyMap<number, string> = new Map()
  const lines: string[] = []
  for (const [, font, array] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/g)) {
    if (font) map = maps.get(font) ?? new Map()
    else {
      const glyphs = [...array!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
      lines.push(glyphs.map((glyph) => map.get(Number.parseInt(glyph, 16)) ?? '').join(''))
    }
  }
  return lines.join(' ')
}
