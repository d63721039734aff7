import type { FileFormat, ImportState } from '@/db/schema/bank-imports'

/** What a question says in a file, in the order in which files say it. */
export const fields = [
  'key',
  'category',
  'level',
  'minutes',
  'competencies',
  'prompt',
  'hint',
  'points',
  'anchor1',
  'anchor2',
  'anchor3',
  'anchor4',
  'anchor5',
  'followUps',
] as const
export type Field = (typeof fields)[number]

/** The name of each field, on the screen and at the head of an exported column. */
export const fieldNames: Readonly<Record<Field, string>> = {
  key: 'Key',
  category: 'Category',
  level: 'Level',
  minutes: 'Minutes',
  competencies: 'Competencies',
  prompt: 'Prompt',
  hint: 'Hint',
  points: 'Points',
  anchor1: 'Anchor 1',
  anchor2: 'Anchor 2',
  anchor3: 'Anchor 3',
  anchor4: 'Anchor 4',
  anchor5: 'Anchor 5',
  followUps: 'Follow-ups',
}

/** What several columns may hold together, an entry or several each. */
export const isListed = (field: Field): boolean =>
  field === 'competencies' || field === 'points' || field === 'followUps'

export const formats: Readonly<
  Record<FileFormat, { label: string; extensions: readonly string[]; mediaType: string }>
> = {
  csv: { label: 'CSV', extensions: ['csv', 'tsv'], mediaType: 'text/csv;charset=utf-8' },
  xlsx: {
    label: 'Excel workbook',
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  json: { label: 'JSON', extensions: ['json'], mediaType: 'application/json' },
  markdown: { label: 'Markdown', extensions: ['md', 'markdown'], mediaType: 'text/markdown;charset=utf-8' },
}

export const importBytesMax = 256 * 1024 * 1024
export const importRowsMax = 100_000

/** The format of a file by its name; null for a file that is none of them. */
export function formatOf(fileName: string): FileFormat | null {
  const ending = /\.([a-z]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  const found = Object.entries(formats).find(([, { extensions }]) => extensions.includes(ending))
  return (found?.[0] as FileFormat | undefined) ?? null
}

/** Why a file is refused before a byte of it is read, in words; null when it may come. */
export function whyNotImport(file: { name: string; sizeBytes?: number }): string | null {
  if (!formatOf(file.name))
    return 'Only CSV, Excel (.xlsx), JSON and Markdown can be imported. Save the questions as one of these.'
  if (file.sizeBytes === 0) return 'This file is empty. Choose another one.'
  if (file.sizeBytes !== undefined && file.sizeBytes > importBytesMax)
    return 'This file is larger than 256 MB. Import it in several parts.'
  return null
}

const needed: readonly Field[] = [
  'category',
  'level',
  'minutes',
  'competencies',
  'prompt',
  'hint',
  'points',
  'anchor1',
  'anchor3',
  'anchor5',
]

/** Why a choice of columns cannot be checked, in words; null when it can. */
export function whyNotColumns(chosen: readonly (Field | null)[]): string | null {
  const missing = needed.filter((field) => !chosen.includes(field))
  if (missing.length > 0)
    return `Choose a column for ${inWords(missing.map((field) => fieldNames[field].toLowerCase()))}.`
  const twice = fields.find((field) => !isListed(field) && chosen.filter((one) => one === field).length > 1)
  return twice ? `Two columns are read as ${fieldNames[twice].toLowerCase()}. Choose one.` : null
}

/** “a, b and c”. */
export const inWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

export type Cell = string | readonly string[]

/** A question as it stands in a file: what each column holds, and the line where it begins. */
export type Entry = { line: number; cells: ReadonlyMap<string, Cell>; problem?: string }

/** A file's bytes, from its beginning or from any place in it. */
export type Source = {
  sizeBytes: number
  bytes: (from?: number) => AsyncIterable<Uint8Array>
}

/** One question in a file is never longer; what is has no end that anybody meant. */
export const entryLengthMax = 500_000
export const columnsMax = 200
/** The same wording but for case, spaces and punctuation. */
export const plainPrompt = (prompt: string): string =>
  prompt
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type Act = 'check' | 'import' | 'take back' | 'discard'
const statesThatAllow: Readonly<Record<Act, readonly ImportState[]>> = {
  check: ['uploaded', 'checked'],
  import: ['checked'],
  'take back': ['imported'],
  discard: ['uploading', 'uploaded', 'checked'],
}
const moving: readonly ImportState[] = ['uploading', 'checking', 'importing', 'taking back']
/** What has not said a word for so long has ended with its process. */
export const silenceMs = 60_000

/** Where an import stands, with what was under way when its process ended put back to where it began. */
export function standingOf(
  one: { state: ImportState; movedAt: Date },
  now: Date,
): {
  state: ImportState
  isMoving: boolean
} {
  const isMoving = moving.includes(one.state)
  if (!isMoving || now.getTime() - one.movedAt.getTime() < silenceMs) return { state: one.state, isMoving }
  const back: Partial<Record<ImportState, ImportState>> = {
    checking: 'uploaded',
    importing: 'checked',
    'taking back': 'imported',
  }
  return { state: back[one.state] ?? one.state, isMoving: false }
}

/** Why an act on an import is refused now, in words; null when it may go ahead. */
export function whyNot(act: Act, one: { state: ImportState; movedAt: Date }, now: Date): string | null {
  const { state, isMoving } = standingOf(one, now)
  if (statesThatAllow[act].includes(state) && !(isMoving && act !== 'discard')) return null
  if (isMoving) return 'This import is under way. Wait until it is done.'
  if (state === 'imported') return 'This file is imported already.'
  if (state === 'taken back') return 'This import was taken back. Choose the file again.'
  return act === 'import' ? 'Check the columns first.' : 'Choose the file again.'
}
