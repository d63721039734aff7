import { diffWords } from 'diff'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'
import type { compareVersionsInput } from './input'
import { matchTexts, type Wording } from './rules'
import { listVersions } from './versions'

/** A run of words: in both texts, only in the later one, or only in the earlier one. */
export type Piece = { is: 'same' | 'added' | 'removed'; text: string }

/** One text of a list, with the places (from 1) it had and has. */
export type TextChange = {
  is: 'same' | 'reworded' | 'added' | 'removed'
  from: number | null
  to: number | null
  isMoved: boolean
  pieces: Piece[]
}

export type AnchorChange = { level: number; is: TextChange['is']; pieces: Piece[] }

/** What differs between two wordings; null where a part is the same. */
export type WordingChanges = {
  prompt: Piece[] | null
  hint: Piece[] | null
  level: [before: string, after: string] | null
  minutes: [before: number, after: number] | null
  competencies: { added: string[]; removed: string[] } | null
  points: TextChange[] | null
  anchors: AnchorChange[] | null
  followUps: TextChange[] | null
}

/** Words as every script divides them. */
const intlSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Two texts word by word. Spaces and line breaks are no words: texts that differ in them alone show no difference. */
export function piecesBetween(before: string, after: string): Piece[] {
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

export function changesOf(before: Wording, after: Wording): WordingChanges {
  const text = (was: string, is: string) => (was === is ? null : piecesBetween(was, is))
  const pair = <T>(was: T, is: T): [T, T] | null => (was === is ? null : [was, is])
  return {
    prompt: text(before.prompt, after.prompt),
    hint: text(before.hint, after.hint),
    level: pair<string>(before.level, after.level),
    minutes: pair(before.minutes, after.minutes),
    competencies: competencyChanges(before.competencies, after.competencies),
    points: listChanges(before.points, after.points),
    anchors: anchorChanges(before.anchors, after.anchors),
    followUps: listChanges(before.followUps, after.followUps),
  }
}

function competencyChanges(before: Wording['competencies'], after: Wording['competencies']) {
  const without = (list: Wording['competencies'], others: Wording['competencies']) =>
    list.filter(({ id }) => !others.some((other) => other.id === id)).map(({ name }) => name)
  const [added, removed] = [without(after, before), without(before, after)]
  return added.length + removed.length === 0 ? null : { added, removed }
}

function listChanges(before: readonly string[], after: readonly string[]): TextChange[] | null {
  const changes = matchTexts(before, after).map(({ is, from, to, isMoved }): TextChange => {
    const [was, now] = [from === null ? '' : before[from]!, to === null ? '' : after[to]!]
    return {
      is,
      isMoved,
      from: from === null ? null : from + 1,
      to: to === null ? null : to + 1,
      pieces: piecesOf(is, was, now),
    }
  })
  return changes.some(({ is, isMoved }) => is !== 'same' || isMoved) ? changes : null
}

function anchorChanges(before: Wording['anchors'], after: Wording['anchors']): AnchorChange[] | null {
  const textAt = (anchors: Wording['anchors'], level: number) =>
    anchors.find((anchor) => anchor.level === level)?.text
  const changes = [1, 2, 3, 4, 5].flatMap((level): AnchorChange[] => {
    const [was, now] = [textAt(before, level), textAt(after, level)]
    if (was === now) return []
    const is = was === undefined ? 'added' : now === undefined ? 'removed' : 'reworded'
    return [{ level, is, pieces: piecesOf(is, was ?? '', now ?? '') }]
  })
  return changes.length > 0 ? changes : null
}

function piecesOf(is: TextChange['is'], was: string, now: string): Piece[] {
  if (is === 'reworded') return piecesBetween(was, now)
  return [{ is, text: is === 'removed' ? was : now }]
}

/** What differs between two versions of a question. */
export async function compareVersions(
  db: Db,
  member: Member,
  input: z.output<typeof compareVersionsInput>,
): Promise<WordingChanges> {
  const versions = await listVersions(db, member, input.questionId)
  const [before, after] = [input.from, input.to].map((number) =>
    versions.find((version) => version.number === number),
  )
  if (!before || !after) throw notFound('version')
  return changesOf(before, after)
}
