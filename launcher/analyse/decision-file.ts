import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { BadInput } from './bad-input'

const name = z.string().trim().min(1)
const score = z.number()
const moment = z.iso.datetime({ offset: true })

/**
 * What Evenhand exports of a decision, enough to compute it again: the scale, the rule as it was in force, the questions
 * with their competency and weight, every final score and, where it was changed after the seal opened, the sealed one.
 * Version 2 also holds whom the pseudonyms stand for, by ids that only Evenhand can look up, and what was computed then.
 */
const shape = z.strictObject({
  evenhand: z.literal('decision'),
  version: z.literal([1, 2]),
  job: name,
  exportedAt: moment.optional(),
  frozenAt: moment.optional(),
  panel: name.nullable().optional(),
  panelId: name.nullable().optional(),
  ruleNumber: z.int().nullable().optional(),
  /** Whom the decision is about. */
  about: name.optional(),
  candidates: z.array(z.strictObject({ id: name, number: z.int(), application: name })).optional(),
  interviewers: z.array(z.strictObject({ id: name, member: name })).optional(),
  scale: z
    .tuple([score, score])
    .refine(([least, greatest]) => least < greatest, 'the least score, then the greatest'),
  rule: z.strictObject({
    method: z.enum(['raw', 'adjusted']),
    minimums: z.record(z.string(), score).default({}),
    leastScores: z.int().min(1).default(1),
    bar: score.nullable().default(null),
    tieBreaks: z.array(name).default([]),
  }),
  questions: z
    .array(
      z.strictObject({
        id: name,
        text: z.string().optional(),
        competency: name,
        weight: z.number().min(0),
        number: z.int().optional(),
        question: name.optional(),
        versions: z.array(z.int()).optional(),
      }),
    )
    .min(1),
  scores: z
    .array(
      z.strictObject({
        candidate: name,
        interviewer: name,
        question: name,
        /** Null where it was not assessed. */
        score: score.nullable(),
        sealed: score.nullable().optional(),
        notAssessed: z.string().nullable().optional(),
      }),
    )
    .min(1),
  seed: z.int().min(0).default(1),
  points: z.int().min(64).default(1024),
  engine: z.strictObject({ version: z.int(), node: z.int() }).optional(),
  results: z.unknown().optional(),
})

export type DecisionFile = z.infer<typeof shape>

/** Reads a decision file; what does not fit is named by its place, such as scores[12].score. */
export async function readDecision(file: string): Promise<DecisionFile> {
  const shown = path.basename(file)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BadInput(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${error.code}).`,
    )
  })
  const found = shape.safeParse(parseJson(text, shown), { reportInput: true })
  if (!found.success) {
    const issue = found.error.issues[0]!
    throw new BadInput(`${shown}, ${namePlace(issue.path)}: ${sayIssue(issue)}.`)
  }
  checkScores(found.data, shown)
  return found.data
}

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${shown} is not JSON: ${(error as Error).message}.`)
  }
}

function namePlace(place: readonly PropertyKey[]): string {
  const text = place.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '') || 'the whole file'
}

function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'int' ? 'a whole number' : `a value of the type ${issue.expected}`}, found ${issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, found ${issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)}`
    case 'unrecognized_keys':
      return `a decision file has no ${issue.keys.join(', ')} here`
    default:
      return issue.message
  }
}

function checkScores(
  { scale: [least, greatest], questions, rule, scores }: DecisionFile,
  shown: string,
): void {
  const ids = new Set(questions.map(({ id }) => id))
  // A question of several competencies stands there once for each.
  const parts = new Set(questions.map(({ id, competency }) => JSON.stringify([id, competency])))
  const competencies = new Set(questions.map(({ competency }) => competency))
  if (parts.size < questions.length)
    throw new BadInput(`${shown}, questions: two of them have the same id and competency.`)
  for (const named of [...Object.keys(rule.minimums), ...rule.tieBreaks]) {
    if (!competencies.has(named))
      throw new BadInput(`${shown}, rule: no question has the competency ${named}.`)
  }
  for (const [at, one] of scores.entries()) {
    if (!ids.has(one.question))
      throw new BadInput(`${shown}, scores[${at}].question: ${one.question} is not among the questions.`)
    for (const field of ['score', 'sealed'] as const) {
      const value = one[field]
      if (value != null && (value < least || value > greatest)) {
        throw new BadInput(
          `${shown}, scores[${at}].${field}: expected a number from ${least} to ${greatest}, found ${value}.`,
        )
      }
    }
  }
  if (scores.every((one) => one.score === null))
    throw new BadInput(`${shown}, scores: all of them are null; at least one is needed.`)
}
