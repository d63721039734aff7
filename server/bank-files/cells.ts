import * as z from 'zod'
import type { QuestionLevel } from '@/db/schema/questions'
import { questionContent } from '../bank/input'
import { findUnsavable } from '../errors'
import { type Cell, type Field, fieldNames } from './rules'

const name = z
  .string()
  .trim()
  .min(1, 'Name it.')
  .max(80, 'At most 80 characters.')
  .regex(/^[^\n\r]*$/, 'A name has one line.')

/** A question as a file has it: with names where the bank has ids. */
export const fileQuestion = questionContent.omit({ categoryId: true, competencyIds: true }).extend({
  key: z
    .string()
    .trim()
    .min(1)
    .max(120, 'At most 120 characters.')
    .regex(/^[^\n\r]*$/, 'A key has one line.')
    .optional(),
  category: name,
  competencies: z
    .array(name)
    .min(1, 'Name at least one competency.')
    .max(8, 'At most eight.')
    .refine(
      (names) => new Set(names.map((one) => one.toLowerCase())).size === names.length,
      'Name each competency once.',
    ),
})
export type FileQuestion = z.output<typeof fileQuestion>

export type Problem = { field: string; reason: string }

const levelWords: readonly [QuestionLevel, readonly string[]][] = [
  ['beginner', ['beginner', 'junior', 'basic', 'easy', 'entry', 'foundation']],
  ['intermediate', ['intermediate', 'mid', 'middle', 'medium', 'regular', 'standard']],
  ['advanced', ['advanced', 'senior', 'expert', 'hard', 'difficult', 'staff']],
]

function readLevel(text: string): string {
  const plain = text.toLowerCase().replace(/[ -]?level$/, '')
  return levelWords.find(([, words]) => words.includes(plain))?.[0] ?? text
}

function readMinutes(text: string): number {
  const found = /^(\d{1,4})(?:[.,]0+)?\s*(?:m|min|mins|minutes?)?\.?$/i.exec(text)
  return found ? Number(found[1]) : Number.NaN
}

/** The entries of a cell: one a line, or marked by bullets where an entry has lines of its own. */
export function readList(cell: Cell, separator?: RegExp): string[] {
  if (typeof cell !== 'string') return cell.map((one) => one.trim()).filter(Boolean)
  const lines = cell.trim().split('\n')
  if (!/^[•*-] /.test(lines[0] ?? '')) {
    const entries = lines.length > 1 || !separator ? lines : cell.split(separator)
    return entries.map((one) => one.trim()).filter(Boolean)
  }
  const mark = lines[0]?.slice(0, 2) ?? ''
  const entries: string[] = []
  for (const line of lines) {
    if (line.startsWith(mark)) entries.push(line.slice(2))
    else entries.push(`${entries.pop() ?? ''}\n${line.replace(/^ {1,2}/, '')}`)
  }
  return entries.map((one) => one.trim()).filter(Boolean)
}

/** The other way round; bullets only where they are needed, since a cell reads better without. */
export function writeList(entries: readonly string[], separator?: string): string {
  const plain = entries.join(separator ?? '\n')
  const back = readList(plain, separator ? competencySeparator : undefined)
  const isPlain = back.length === entries.length && back.every((one, at) => one === entries[at])
  return isPlain ? plain : entries.map((one) => `• ${one.replaceAll('\n', '\n  ')}`).join('\n')
}

const competencySeparator = /[;|]/

const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : (typeof cell === 'string' ? cell : cell.join('\n')).trim()

/** The question in a row, or everything that is wrong with it. */
export function readQuestion(
  cells: readonly (readonly [Field, Cell])[],
): { question: FileQuestion; problems: null } | { question: null; problems: Problem[] } {
  const one = (field: Field) => textOf(cells.find(([of]) => of === field)?.[1])
  const many = (field: Field, separator?: RegExp) =>
    cells.filter(([of]) => of === field).flatMap(([, cell]) => readList(cell, separator))
  const anchors = [1, 2, 3, 4, 5].flatMap((level) => {
    const text = one(`anchor${level}` as Field)
    return text ? [{ level, text }] : []
  })
  const candidate = {
    ...(one('key') ? { key: one('key') } : {}),
    category: one('category'),
    level: readLevel(one('level')),
    minutes: readMinutes(one('minutes')),
    competencies: many('competencies', competencySeparator),
    prompt: one('prompt'),
    hint: one('hint'),
    points: many('points'),
    anchors,
    followUps: many('followUps'),
  }
  const unsavable = Object.entries(findUnsavable(candidate))
  const read = fileQuestion.safeParse(candidate)
  if (read.success && unsavable.length === 0) return { question: read.data, problems: null }
  const problems = (read.error?.issues ?? []).map((issue) => ({
    field: placeOf(issue.path, anchors),
    reason: reasonOf(issue.path[0], one, issue.message),
  }))
  for (const [path, reason] of unsavable) problems.push({ field: placeOf(path.split('.'), anchors), reason })
  return { question: null, problems }
}

function placeOf(path: readonly PropertyKey[], anchors: readonly { level: number }[]): string {
  const [field, at] = path
  const number = at === undefined ? '' : ` ${Number(at) + 1}`
  if (field === 'anchors')
    return at === undefined ? 'Anchors' : `Anchor ${anchors[Number(at)]?.level ?? number.trim()}`
  if (field === 'points') return number ? `Point${number}` : 'Points'
  if (field === 'followUps') return number ? `Follow-up${number}` : 'Follow-ups'
  return fieldNames[field as Field] ?? String(field)
}

/** A value that is no level and no number of minutes is named; for an empty one the form's words are right. */
function reasonOf(field: PropertyKey | undefined, one: (field: Field) => string, message: string): string {
  const value = field === 'level' || field === 'minutes' ? one(field) : ''
  if (!value) return field === 'category' ? 'Name a category.' : message
  const short = value.length > 40 ? `${value.slice(0, 40)}…` : value
  if (field === 'level') return `“${short}” is no level: beginner, intermediate or advanced.`
  return Number.isNaN(readMinutes(value)) ? `“${short}” is no whole number of minutes.` : message
}
