import type { NotAssessedReason } from '@/db/schema/scores'
import type { Grid } from '@/server/compare/grid'
import { type Cell, cellOf, type FinalScore } from '@/server/compare/rules'

const reasons: Readonly<Record<string, NotAssessedReason>> = {
  v: 'not asked',
  w: 'no time',
  x: 'off topic',
  y: 'absent',
  z: 'other',
}

const perScore = 3

/** Reads an answer as `server/compare/grid.ts` writes it: a value or a letter, and who gave it; a dash for a gap. */
export function readAnswer(text: string, members: Grid['members']): Cell {
  const scores: FinalScore[] = []
  const planned: string[] = []
  if (text === '.') return cellOf(scores, planned)
  for (let at = 0; at < text.length; ) {
    const word = text[at]!
    const scorecardId = String(at)
    if (word === '-') {
      planned.push(scorecardId)
      at += 1
      continue
    }
    const { id = '', name = '' } = members[Number.parseInt(text.slice(at + 1, at + perScore), 36)] ?? {}
    const notAssessed = reasons[word] ?? null
    scores.push({ scorecardId, memberId: id, name, value: notAssessed ? null : Number(word), notAssessed })
    at += perScore
  }
  return cellOf(scores, planned)
}
