import { Refused } from '../errors'
import { type Archive, makeArchive, openArchive } from './archive'
import { attributeOf, escapeText, marksOf, unescapeCell } from './markup'
import { columnsMax, type Entry, entryLengthMax, type Source } from './rules'
import { SharedTexts } from './shared-texts'
import { entriesOfTable, type TableRow } from './table'

/** The questions on the first sheet of a workbook. It is unpacked as it is read, never as a whole. */
export async function* readWorkbook(source: Source): AsyncGenerator<Entry> {
  const archive = await openArchive(source)
  const sheet = await findSheet(archive)
  const texts = new SharedTexts()
  try {
    const shared = archive.names.find((name) => /^xl\/sharedStrings\.xml$/i.test(name))
    if (shared) await readShared(archive.read(shared), texts)
    yield* entriesOfTable(rowsOf(archive.read(sheet), texts))
  } finally {
    texts.end()
  }
}

async function findSheet(archive: Archive): Promise<string> {
  const none = new Refused('invalid', 'This file is no Excel workbook. Save it again as .xlsx.')
  const parts = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']
  if (!parts.every((name) => archive.names.includes(name))) throw none
  let id: string | undefined
  for await (const marks of marksOf(archive.read(parts[0]!)))
    for (const mark of marks)
      if ('tag' in mark && mark.tag.replace('/', '') === 'sheet')
        id ??= attributeOf(mark.attributes, '[a-zA-Z0-9]+:id')
  for await (const marks of marksOf(archive.read(parts[1]!)))
    for (const mark of marks) {
      if (!('tag' in mark) || attributeOf(mark.attributes, 'Id') !== id) continue
      const target = attributeOf(mark.attributes, 'Target') ?? ''
      const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      if (archive.names.includes(name)) return name
    }
  throw none
}

async function readShared(bytes: AsyncIterable<Uint8Array>, texts: SharedTexts): Promise<void> {
  let text = ''
  // Readings beside a word (rPh) are no part of the text.
  let isText = false
  let isBeside = false
  for await (const marks of marksOf(bytes))
    for (const mark of marks) {
      if ('text' in mark) {
        if (isText && !isBeside) text += mark.text
      } else if (mark.tag === 't') isText = true
      else if (mark.tag === '/t') isText = false
      else if (mark.tag === 'rPh') isBeside = true
      else if (mark.tag === '/rPh') isBeside = false
      else if (mark.tag === 'si') text = ''
      else if (mark.tag === 'si/') texts.add('')
      else if (mark.tag === '/si') texts.add(unescapeCell(text))
      if (text.length > entryLengthMax) throw new Refused('invalid', 'A cell of this workbook is too long.')
    }
}

async function* rowsOf(bytes: AsyncIterable<Uint8Array>, texts: SharedTexts): AsyncGenerator<TableRow> {
  let line = 0
  let column = -1
  let type = ''
  let text = ''
  let isValue = false
  let isBeside = false
  let values: string[] = []
  for await (const marks of marksOf(bytes))
    for (const mark of marks) {
      if ('text' in mark) {
        if (isValue && !isBeside) text += mark.text
        continue
      }
      const { tag, attributes } = mark
      if (tag === 'row') {
        line = Number(attributeOf(attributes, 'r') ?? line + 1)
        values = []
        column = -1
      } else if (tag === '/row') yield { line, values }
      else if (tag === 'c') {
        column = columnOf(attributeOf(attributes, 'r')) ?? column + 1
        if (column > 16_384) throw new Refused('invalid', `Row ${line} of this workbook has no end.`)
        type = attributeOf(attributes, 't') ?? 'n'
        text = ''
      } else if (tag === 'v' || tag === 't') isValue = true
      else if (tag === '/v' || tag === '/t') isValue = false
      else if (tag === 'rPh') isBeside = true
      else if (tag === '/rPh') isBeside = false
      else if (tag === '/c' && column < columnsMax + 1) {
        while (values.length < column) values.push('')
        values[column] = type === 's' ? texts.at(Number(text)) : unescapeCell(text)
      } else if (tag === '/sheetData') return
    }
}

/** “AB12” stands in column 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

type Sheet = {
  name: string
  columns: readonly { title: string; width: number }[]
  rows: AsyncIterable<readonly (readonly (string | number)[])[]>
}

/** A workbook of one sheet with its first row pinned, written as its rows come. Text is always text, never a formula. */
export function writeWorkbook(sheet: Sheet): AsyncGenerator<Buffer> {
  const part = (path: string, kind: string) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  return makeArchive([
    {
      name: '[Content_Types].xml',
      content: [
        `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/styles.xml', 'styles')}</Types>`,
      ],
    },
    {
      name: '_rels/.rels',
      content: [
        `${xml}<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      content: [
        `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeText(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        `${xml}<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
      ],
    },
    { name: 'xl/styles.xml', content: [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetText(sheet) },
  ])
}

// The second style is of headings, the third of texts: written as text, wrapped, at the top.
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

async function* sheetText({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rowText(
    1,
    columns.map(({ title }) => title),
    1,
  )}`
  let line = 1
  for await (const batch of rows) {
    let text = ''
    for (const row of batch) {
      line += 1
      text += rowText(line, row, 2)
    }
    yield text
  }
  yield '</sheetData></worksheet>'
}

function rowText(line: number, row: readonly (string | number)[], style: number): string {
  const cells = row.map((value, at) => {
    const place = `${String.fromCharCode(65 + at)}${line}`
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (value === '') return ''
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`
  })
  return `<row r="${line}">${cells.join('')}</row>`
}
