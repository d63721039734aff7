/** A categorical column: for each rating the index of its level in `levels`. */
export type Factor = { levels: readonly string[]; codes: Int32Array }

/**
 * Scores in columns, n of each, row by row: who was scored, by whom, on what. `question` is null where there is
 * none, `interviewer` too. Scores are finite numbers on any interval scale.
 */
export type Ratings = {
  scores: Float64Array
  candidate: Factor
  interviewer: Factor | null
  question: Factor | null
}

/** One score as a record, for those who do not have columns. */
export type Rating = { candidate: string; interviewer: string; question?: string | null; score: number }

/** Codes a column; the levels come in the order of their code units, so that the order of the rows is no matter. */
export function codeFactor(values: readonly string[]): Factor {
  const found = new Map<string, number>()
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    let code = found.get(value)
    if (code === undefined) {
      code = found.size
      found.set(value, code)
    }
    codes[row] = code
  }
  return orderLevels({ levels: [...found.keys()], codes })
}

/** The same factor with its levels in the order of their code units. */
export function orderLevels({ levels, codes }: Factor): Factor {
  const order = levels.map((_, code) => code).sort((a, b) => (levels[a]! < levels[b]! ? -1 : 1))
  const rank = new Int32Array(levels.length)
  order.forEach((code, place) => {
    rank[code] = place
  })
  return { levels: order.map((code) => levels[code]!), codes: codes.map((code) => rank[code]!) }
}

/** Columns from records; a question that is null or absent in all of them leaves that column out. */
export function ratingsFrom(rows: readonly Rating[]): Ratings {
  const hasQuestion = rows.some(({ question }) => question != null)
  return {
    scores: Float64Array.from(rows, ({ score }) => score),
    candidate: codeFactor(rows.map(({ candidate }) => candidate)),
    interviewer: codeFactor(rows.map(({ interviewer }) => interviewer)),
    question: hasQuestion ? codeFactor(rows.map(({ question }) => question ?? '')) : null,
  }
}

/** How many ratings each level has. */
export function countLevels({ levels, codes }: Factor): Int32Array {
  const counts = new Int32Array(levels.length)
  for (const code of codes) counts[code]! += 1
  return counts
}
