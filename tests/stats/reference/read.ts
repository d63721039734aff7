import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { codeFactor, type Ratings } from '@/server/stats/mixed-model/ratings'

/** A file of this folder; .gz is unpacked. */
export function readReference(name: string): string {
  const file = readFileSync(path.join(import.meta.dirname, name))
  return (name.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8')
}

export function readExpected(name: string) {
  return JSON.parse(readReference(name))
}

/** The columns of a file of ratings, by their names there; `question` may be absent. */
export function readRatings(
  name: string,
  columns: { candidate: string; interviewer: string; question?: string; score: string },
): Ratings {
  const [head, ...rows] = readReference(name).trim().split('\n')
  const names = head!.split(',')
  const cells = rows.map((row) => row.split(','))
  const column = (named: string) => cells.map((row) => row[names.indexOf(named)]!)
  return {
    scores: Float64Array.from(column(columns.score), Number),
    candidate: codeFactor(column(columns.candidate)),
    interviewer: codeFactor(column(columns.interviewer)),
    question: columns.question ? codeFactor(column(columns.question)) : null,
  }
}

/** The synthetic panel of 12 candidates, 6 interviewers and 6 questions. */
export function readPanel(): Ratings {
  return readRatings('panel1.csv', {
    candidate: 'candidate',
    interviewer: 'interviewer',
    question: 'question',
    score: 'score',
  })
}
