import { parseArgs } from 'node:util'
import { allTerms, type Term } from '@/server/stats/mixed-model/terms'
import { BadInput } from './bad-input'

export const help = `npm run -s analyse -- FILE [options]

Computes the statistics of a file of scores. FILE is a CSV with a header (or .csv.gz),
or a decision file (.json) exported by Evenhand. No database, no network.

  --kind KIND          panel      compare candidates: adjusted scores, intervals, verdicts
                       reml       variance components and effects by restricted likelihood
                       agreement  ICC, Krippendorff, Kendall, Fleiss, Light, Cohen
                       items      alpha, item-rest correlations
                       impact     adverse impact of selection rates
                       (panel unless told; a decision file is recomputed as it was decided)

Columns of panel and reml, one row a score:
  --candidate NAME     candidate unless told
  --interviewer NAME   interviewer unless told
  --question NAME      question unless told; --question none where there is none
  --score NAME         score unless told; an empty score is a missing one
  --terms LIST         random terms, with commas, from candidate, interviewer, question,
                       candidate:interviewer, candidate:question
  --scale MIN,MAX      the score scale, 1,5 unless told; --scale=-2,2 where it begins below 0
  --seed N             of the integration and the resampling, 1 unless told
  --points N           of the integration, 1024 unless told

agreement and items read one row a unit and one column a rater or item, empty = missing:
  --unit NAME|none     the column that names the unit

impact reads the columns group, applied, selected, and table where there are several.

  --json               JSON in full precision instead of the report
  --help               this

Exit code 0 with an answer, refusals included; 2 where the input is not usable.`

export const kinds = ['panel', 'reml', 'agreement', 'items', 'impact'] as const
export type Kind = (typeof kinds)[number]

export type Options = {
  file: string
  kind: Kind | null
  columns: { candidate: string; interviewer: string; question: string | null; score: string }
  /** Which of these columns were asked for by name and so have to be there. */
  isNamed: Record<'candidate' | 'interviewer' | 'question' | 'score', boolean>
  terms: Term[] | null
  unit: string | null | undefined
  scale: [number, number]
  seed: number
  points: number
  json: boolean
}

const integrationPointsMax = 1_000_000

/** @returns null where help is asked for */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parse(args)
  if (values.help) return null
  const [file, ...more] = positionals
  if (!file) throw new BadInput('Say which file: npm run -s analyse -- FILE. More with --help.')
  if (more.length > 0) throw new BadInput(`One file at a time; ${more.join(', ')} would be too much.`)
  return {
    file,
    kind: readKind(values.kind),
    columns: {
      candidate: values.candidate ?? 'candidate',
      interviewer: values.interviewer ?? 'interviewer',
      question: values.question === 'none' ? null : (values.question ?? 'question'),
      score: values.score ?? 'score',
    },
    isNamed: {
      candidate: values.candidate !== undefined,
      interviewer: values.interviewer !== undefined,
      question: values.question !== undefined,
      score: values.score !== undefined,
    },
    terms: values.terms === undefined ? null : readTerms(values.terms),
    unit: values.unit === 'none' ? null : values.unit,
    scale: readScale(values.scale ?? '1,5'),
    seed: readCount('--seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    points: readCount('--points', values.points ?? '1024', 64, integrationPointsMax),
    json: values.json ?? false,
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kind: text,
        candidate: text,
        interviewer: text,
        question: text,
        score: text,
        terms: text,
        unit: text,
        scale: text,
        seed: text,
        points: text,
        json: flag,
        help: { ...flag, short: 'h' },
      },
    })
  } catch (error) {
    throw new BadInput(`${(error as Error).message.split(/[.\n]/)[0]}. The options are listed by --help.`)
  }
}

function readKind(given: string | undefined): Kind | null {
  if (given === undefined) return null
  const kind = kinds.find((known) => known === given)
  if (!kind) throw new BadInput(`--kind is one of ${kinds.join(', ')}, not ${given}.`)
  return kind
}

function readTerms(given: string): Term[] {
  const terms = given.split(',').map((name) => name.trim())
  for (const name of terms) {
    if (!allTerms.some((term) => term === name)) {
      throw new BadInput(`--terms knows ${allTerms.join(', ')}, not “${name}”.`)
    }
  }
  if (new Set(terms).size < terms.length) throw new BadInput('--terms names a term twice.')
  return terms as Term[]
}

function readScale(given: string): [number, number] {
  const numbers = given.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [least, greatest] = numbers
  if (numbers.length !== 2 || !numbers.every(Number.isFinite) || least! >= greatest!) {
    throw new BadInput(`--scale is the least and the greatest score, such as 1,5; not ${given}.`)
  }
  return [least!, greatest!]
}

function readCount(option: string, given: string, least: number, greatest: number): number {
  const count = /^\d+$/.test(given) ? Number(given) : Number.NaN
  if (!(count >= least && count <= greatest)) {
    throw new BadInput(`${option} is a whole number from ${least} to ${greatest}, not ${given}.`)
  }
  return count
}
