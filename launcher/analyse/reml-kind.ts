import { type RandomEffect, solveFit } from '@/server/stats/mixed-model/random-effects'
import { fitReml, whyNoFit } from '@/server/stats/mixed-model/reml'
import { allTerms, columnsOf, type Term } from '@/server/stats/mixed-model/terms'
import type { Answer, Progress } from './answer'
import { BadInput } from './bad-input'
import { readCsv } from './csv'
import type { Options } from './options'
import { readRatings } from './ratings-file'
import { count, fixed, heading, signed, table } from './table'

/** Effects that the report shows of a term with many levels: these from each end. */
const shownAtEachEnd = 5

/** `--kind reml`: variance components and effects. */
export async function runReml(options: Options, progress: Progress): Promise<Answer> {
  const { ratings, missing } = await readCsv(
    options.file,
    (names) => readRatings(names, options, ['interviewer', 'question'], null),
    (rows) => progress(`read ${count(rows, 'row')}`),
  )
  const mains: readonly Term[] = allTerms.slice(0, 3)
  const terms = options.terms ?? mains.filter((term) => columnsOf(ratings, term) !== null)
  const problem = whyNoFit(ratings, terms)
  if (problem) throw new BadInput(`${problem} Choose the terms with --terms.`)
  const fit = fitReml(ratings, terms, (iteration, criterion) =>
    progress(`iteration ${iteration}: −2 log likelihood ${criterion.toFixed(4)}`),
  )
  const { intercept, effects } = solveFit(ratings, fit)
  const sd = Object.fromEntries([
    ...terms.map((term, at) => [term, fit.sd[at]!]),
    ['residual', fit.residualSd],
  ]) as Record<string, number>
  const json = {
    kind: 'reml',
    method: 'Crossed random-effects model by restricted maximum likelihood (average information)',
    n: ratings.scores.length,
    missing,
    terms,
    intercept,
    sd,
    criterion: fit.criterion,
    logLik: -fit.criterion / 2,
    converged: fit.converged,
    iterations: fit.iterations,
    effects,
  }
  return { json, report: () => report(json) }
}

type Json = {
  n: number
  missing: number
  intercept: { estimate: number; se: number }
  sd: Record<string, number>
  criterion: number
  converged: boolean
  iterations: number
  effects: Record<string, RandomEffect[]>
}

function report({ n, missing, intercept, sd, criterion, converged, iterations, effects }: Json): string {
  const total = Object.values(sd).reduce((sum, value) => sum + value * value, 0)
  const right = 'right' as const
  const components = table(
    [
      { title: 'term' },
      { title: 'levels', align: right },
      { title: 'SD', align: right },
      { title: 'variance', align: right },
      { title: 'share', align: right },
    ],
    Object.entries(sd).map(([term, value]) => [
      term,
      effects[term] ? effects[term].length.toLocaleString('en') : '',
      fixed(value, 4),
      fixed(value * value, 4),
      `${fixed((100 * value * value) / total, 0)} %`,
    ]),
  )
  const lists = Object.entries(effects).map(([term, levels]) => {
    const sorted = [...levels].sort((a, b) => b.effect - a.effect)
    const isLong = sorted.length > 2 * shownAtEachEnd + 2
    const shown = isLong
      ? [...sorted.slice(0, shownAtEachEnd), null, ...sorted.slice(-shownAtEachEnd)]
      : sorted
    const rows = shown.map((one) =>
      one
        ? [one.level, String(one.n), signed(one.effect, 3), fixed(one.se, 3)]
        : [`… ${sorted.length - 2 * shownAtEachEnd} more`, '', '', ''],
    )
    return (
      heading(`Effects of ${term}, largest first`) +
      '\n' +
      table(
        [
          { title: term },
          { title: 'n', align: right },
          { title: 'effect', align: right },
          { title: 'SE', align: right },
        ],
        rows,
      )
    )
  })
  return [
    `Variance components by restricted maximum likelihood`,
    `${count(n, 'score')}${missing > 0 ? ` (${missing} rows without one left out)` : ''}, mean ${fixed(intercept.estimate, 4)} (SE ${fixed(intercept.se, 4)})`,
    `−2 log restricted likelihood ${fixed(criterion, 4)}, ${count(iterations, 'iteration')}${converged ? '' : '. IT DID NOT CONVERGE: do not use these numbers'}`,
    '',
    components,
    ...lists,
  ].join('\n')
}
