import { type Factor, orderLevels, type Ratings } from '@/server/stats/mixed-model/ratings'
import { BadCell, BadInput } from './bad-input'
import type { RowReader } from './csv'
import type { Options } from './options'

/** Scores as a file holds them, and how many rows had none. */
export type RatingsFile = { ratings: Ratings; missing: number }

type Name = 'candidate' | 'interviewer' | 'question' | 'score'

/**
 * Reads long data, one row a score. A row whose score is empty (or NA) is counted and left out.
 * @param optional the columns that may be absent unless they were asked for by name
 * @param scale the least and the greatest score that may stand there; null where any number may
 */
export function readRatings(
  names: readonly string[],
  { columns, isNamed }: Pick<Options, 'columns' | 'isNamed'>,
  optional: readonly Name[],
  scale: readonly [number, number] | null,
): RowReader<RatingsFile> {
  const find = (name: Name): number | null => {
    const wanted = columns[name]
    if (wanted === null) return null
    const at = names.indexOf(wanted)
    if (at >= 0) return at
    if (optional.includes(name) && !isNamed[name]) return null
    throw new BadInput(
      `There is no column ${wanted} for the ${name}; the header has ${names.join(', ')}. Name it with --${name} NAME${name === 'question' ? ', or --question none' : ''}.`,
    )
  }
  const places = { candidate: find('candidate')!, score: find('score')! }
  const others = { interviewer: find('interviewer'), question: find('question') }
  const used = [places.candidate, places.score, others.interviewer, others.question].filter(
    (at) => at !== null,
  )
  if (new Set(used).size < used.length) {
    throw new BadInput('Two of --candidate, --interviewer, --question and --score name the same column.')
  }
  const coders = {
    candidate: startCoder(),
    interviewer: others.interviewer === null ? null : startCoder(),
    question: others.question === null ? null : startCoder(),
  }
  const scores: number[] = []
  let missing = 0

  const nameIn = (cells: readonly string[], at: number, record: number) => {
    const name = cells[at]!
    if (name === '') throw new BadCell(record, names[at]!, 'expected a name, found nothing.')
    return name
  }
  return {
    row: (cells, record) => {
      const score = readScore(cells[places.score]!, record, names[places.score]!, scale)
      const candidate = nameIn(cells, places.candidate, record)
      const interviewer = others.interviewer === null ? null : nameIn(cells, others.interviewer, record)
      const question = others.question === null ? null : nameIn(cells, others.question, record)
      if (score === null) {
        missing += 1
        return
      }
      scores.push(score)
      coders.candidate.add(candidate)
      if (interviewer !== null) coders.interviewer!.add(interviewer)
      if (question !== null) coders.question!.add(question)
    },
    end: () => {
      if (scores.length === 0)
        throw new BadInput(`No score is there (${missing} empty); at least one is needed.`)
      return {
        ratings: {
          scores: Float64Array.from(scores),
          candidate: coders.candidate.end(),
          interviewer: coders.interviewer?.end() ?? null,
          question: coders.question?.end() ?? null,
        },
        missing,
      }
    },
  }
}

/** The number in a cell, null where it is missing. */
export function readScore(
  cell: string,
  record: number,
  column: string,
  scale: readonly [number, number] | null,
): number | null {
  if (cell === '' || cell === 'NA') return null
  const score = /^0[xob]/i.test(cell) ? Number.NaN : Number(cell)
  const expected = scale ? `a number from ${scale[0]} to ${scale[1]}` : 'a number'
  if (!Number.isFinite(score)) {
    const hint = /^-?\d+,\d+$/.test(cell) ? ' Write decimals with a point.' : ''
    throw new BadCell(record, column, `expected ${expected}, found “${cell}”.${hint}`)
  }
  if (scale && (score < scale[0] || score > scale[1])) {
    throw new BadCell(
      record,
      column,
      `expected ${expected}, found ${cell}. Another scale is given with --scale MIN,MAX.`,
    )
  }
  return score
}

/** Codes a column as it comes. */
function startCoder() {
  const found = new Map<string, number>()
  const codes: number[] = []
  return {
    add(value: string) {
      let code = found.get(value)
      if (code === undefined) {
        code = found.size
        found.set(value, code)
      }
      codes.push(code)
    },
    end(): Factor {
      return orderLevels({ levels: [...found.keys()], codes: Int32Array.from(codes) })
    },
  }
}
