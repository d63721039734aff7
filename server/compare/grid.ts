import { notAssessedReasons } from '@/db/schema/scores'
import type { Column } from './columns'
import type { Comparison } from './comparison'
import type { Cell } from './rules'

type Row = Comparison['rows'][number]
type Evaluation = Row['evaluations'][number]

/** An evaluation of which something is to be said: it is sealed, or something was out of the ordinary. */
export type NotedEvaluation = Pick<
  Evaluation,
  'panel' | 'isOpen' | 'submitted' | 'waitingFor' | 'openedBecause' | 'excused' | 'afterOpening'
>

export type GridRow = [
  applicationId: string,
  candidateId: string,
  candidateNumber: number,
  candidate: string,
  /** See `answersOf`. */
  answers: string,
  noted: NotedEvaluation[],
  /** How many gave each recommendation, the most doubtful first. */
  recommended: number[],
  decision: Row['decision'],
  ruled: Row['ruled'],
  ahead: Row['ahead'],
  /** The place in `words`, or −1. */
  whyNotDecide: number,
]

/**
 * A comparison as short as it can be sent, every single score included: what thousands of rows have in common stands
 * once, and a row is a list. The page reads it with `app/(workspace)/compare/[jobId]/matrix/grid-rows.ts`.
 */
export type Grid = Pick<Comparison, 'job' | 'panels' | 'panelId' | 'rule'> & {
  columns: Omit<Column, 'setItemIds'>[]
  /** Who scored. */
  members: { id: string; name: string }[]
  /** What is said of many rows alike. */
  words: string[]
  rows: GridRow[]
}

export function gridOf({ rows, columns, ...rest }: Comparison): Grid {
  const members = new Map<string, { at: number; name: string }>()
  const words = new Map<string, number>()
  const wordAt = (word: string) => {
    const at = words.get(word) ?? words.size
    words.set(word, at)
    return at
  }
  for (const row of rows)
    for (const place of row.places)
      if (place.state === 'open')
        for (const { memberId, name } of place.cell.scores)
          if (!members.has(memberId)) members.set(memberId, { at: members.size, name })
  const memberAt = (memberId: string) => members.get(memberId)?.at ?? 0
  return {
    ...rest,
    columns: columns.map(({ setItemIds: _setItemIds, ...column }) => column),
    rows: rows.map((row) => [
      row.applicationId,
      row.candidateId,
      row.candidateNumber,
      row.candidate,
      answersOf(row, wordAt, memberAt),
      row.evaluations.filter(isNoted).map(notedOf),
      row.recommendations.some(({ count }) => count > 0) ? row.recommendations.map(({ count }) => count) : [],
      row.decision,
      row.ruled,
      row.ahead,
      row.whyNotDecide === null ? -1 : wordAt(row.whyNotDecide),
    ]),
    members: [...members].map(([id, { name }]) => ({ id, name })),
    words: [...words.keys()],
  }
}

const isNoted = ({ isOpen, openedBecause, excused, afterOpening }: Evaluation) =>
  !isOpen || openedBecause === 'seal broken' || excused.length > 0 || afterOpening.length > 0

const notedOf = (one: Evaluation): NotedEvaluation => ({
  panel: one.panel,
  isOpen: one.isOpen,
  submitted: one.submitted,
  waitingFor: one.waitingFor,
  openedBecause: one.openedBecause,
  excused: one.excused,
  afterOpening: one.afterOpening,
})

/**
 * A row's answers, one after each comma: nothing where the candidate was not met, "~2" for a seal in the third of the
 * words, else what was scored.
 */
function answersOf(
  { places }: Row,
  wordAt: (word: string) => number,
  memberAt: (memberId: string) => number,
): string {
  return places
    .map((place) => {
      if (place.state === 'none') return ''
      return place.state === 'sealed' ? `~${wordAt(place.seal)}` : writeAnswer(place.cell, memberAt)
    })
    .join(',')
}

/**
 * "4a5b-": for each score its value, or a letter for why there is none (v to z), and who gave it in base 36 of two
 * digits; then a dash for each score that the plan wanted and nobody gave. A dot stands for an answer without any.
 */
export function writeAnswer(cell: Cell, memberAt: (memberId: string) => number): string {
  const given = cell.scores.flatMap(({ memberId, value, notAssessed }) => {
    const reason = notAssessedReasons.findIndex((one) => one === notAssessed)
    const word = value ?? (reason < 0 ? null : 'vwxyz'[reason])
    return word === null ? [] : [`${word}${memberAt(memberId).toString(36).padStart(2, '0')}`]
  })
  return `${given.join('')}${'-'.repeat(cell.missing)}` || '.'
}
