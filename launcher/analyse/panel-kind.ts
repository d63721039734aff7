import type { Ratings } from '@/server/stats/mixed-model/ratings'
import { columnsOf } from '@/server/stats/mixed-model/terms'
import { comparePanel } from '@/server/stats/panel/panel'
import type { Answer, Progress } from './answer'
import { BadInput } from './bad-input'
import { readCsv } from './csv'
import type { Options } from './options'
import { describePanel } from './panel-report'
import { readRatings } from './ratings-file'
import { count } from './table'

/** `--kind panel`: the comparison of a panel's candidates. */
export async function runPanel(options: Options, progress: Progress): Promise<Answer> {
  const { ratings, missing } = await readCsv(
    options.file,
    (names) => readRatings(names, options, ['question'], options.scale),
    (rows) => progress(`read ${count(rows, 'row')}`),
  )
  demandTerms(options, ratings)
  progress('integrating over the standard deviations')
  const { scale, seed, points, terms } = options
  const result = comparePanel(ratings, { scale, seed, points, terms: terms ?? undefined })
  return {
    json: { ...result, missing, scale, seed },
    report: () => describePanel(result, { scale, missing, seed }),
  }
}

function demandTerms({ terms }: Options, ratings: Ratings): void {
  if (!terms) return
  if (!terms.includes('candidate'))
    throw new BadInput('A panel compares candidates: --terms has to name candidate.')
  const lacking = terms.find((term) => columnsOf(ratings, term) === null)
  if (lacking)
    throw new BadInput(`The term ${lacking} of --terms needs a column that the file does not have.`)
}
