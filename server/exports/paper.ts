import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Document from 'pdfkit'

type Doc = PDFKit.PDFDocument
type Structure = ReturnType<Doc['struct']>

/** A document that is being written from the top down, and the element of its structure that takes the next part. */
export type Paper = {
  doc: Doc
  root: Structure
  left: number
  width: number
  bottom: number
  /** Whether the typeface has every character of a text. */
  canWrite: (text: string) => boolean
}

export const ink = { text: '#16191d', soft: '#4a5158', line: '#c6ccd2', mark: '#0b6e63', alarm: '#9a3412' }
export const sizes = { small: 8, body: 9.5, heading: 12.5, title: 19 }
const margin = 48
const footer = 40

/** Read when the first PDF is written, and kept. */
const typefaces = new Map<string, Buffer>()
function typeface(name: 'regular' | 'semibold'): Buffer {
  const found =
    typefaces.get(name) ??
    readFileSync(join(/* turbopackIgnore: true */ process.cwd(), 'server', 'exports', `inter-${name}.ttf`))
  typefaces.set(name, found)
  return found
}

/** An empty document: tagged, in English, with its title, in a typeface that it brings along. */
export function openPaper(size: 'A4' | 'Letter', title: string, author: string): Paper {
  const doc = new Document({
    size: size === 'A4' ? 'A4' : 'LETTER',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footer },
    pdfVersion: '1.7',
    // The types do not know this one yet.
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    // Else it loads a typeface of its own, which it does not embed.
    font: typeface('regular') as unknown as string,
    info: { Title: title, Author: author, Creator: 'Evenhand' },
  })
  doc.registerFont('regular', typeface('regular')).registerFont('semibold', typeface('semibold'))
  doc.font('regular').fontSize(sizes.body)
  const root = doc.struct('Document')
  doc.addStructure(root)
  return {
    doc,
    root,
    left: margin,
    width: doc.page.width - 2 * margin,
    bottom: doc.page.height - margin - footer,
    canWrite: charactersOf(doc),
  }
}

function charactersOf(doc: Doc): (text: string) => boolean {
  const { font } = (
    doc as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } }
  )._font
  return (text) =>
    Array.from(text.normalize('NFC')).every(
      (one) => /\s/u.test(one) || font.hasGlyphForCodePoint(one.codePointAt(0)!),
    )
}

/** The text as it can be written: what the typeface lacks is said to be missing, never drawn as an empty box. */
export function written({ canWrite }: Paper, text: string): string {
  const normal = text.normalize('NFC')
  if (canWrite(normal)) return normal
  return Array.from(normal, (one) => (canWrite(one) ? one : '\0'))
    .join('')
    .replace(/\0+(\s*\0+)*/g, '[characters this typeface lacks]')
}

/** Goes on to a new page unless so much still fits on this one. */
export function keepTogether({ doc, bottom }: Paper, height: number): void {
  if (doc.y + height > bottom) doc.addPage()
}

type Written = {
  size?: number
  color?: string
  weight?: 'regular' | 'semibold'
  after?: number
  indent?: number
}

/** One element of the structure with its text; it may run over pages. */
export function say(paper: Paper, tag: string, text: string, how: Written = {}): void {
  const { size = sizes.body, color = ink.text, weight = 'regular', after = 4, indent = 0 } = how
  const { doc, root, left, width } = paper
  root.add(
    doc.struct(tag, {}, () => {
      doc.font(weight).fontSize(size).fillColor(color)
      doc.text(written(paper, text), left + indent, doc.y, { width: width - indent, lineGap: 1.5 })
    }),
  )
  doc.y += after
}

export function heading(paper: Paper, text: string): void {
  keepTogether(paper, 70)
  paper.doc.y += 12
  say(paper, 'H2', text, { size: sizes.heading, weight: 'semibold', after: 5 })
}

/** Numbers the pages, and gives the document's bytes. */
export async function closePaper(paper: Paper, foot: string): Promise<Buffer> {
  const { doc, root, left, width } = paper
  root.end()
  const pages = doc.bufferedPageRange().count
  for (let at = 0; at < pages; at += 1) {
    doc.switchToPage(at)
    // Below the margin, where text would otherwise begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(sizes.small).fillColor(ink.soft)
    const y = doc.page.height - margin - 6
    doc.text(written(paper, foot), left, y, { width: width - 90, lineBreak: false, ellipsis: true })
    doc.text(`Page ${at + 1} of ${pages}`, left + width - 90, y, { width: 90, align: 'right' })
    doc.endMarkedContent()
  }
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => doc.once('end', resolve))
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
