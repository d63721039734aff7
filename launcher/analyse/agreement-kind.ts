import { fleissKappa } from '@/server/stats/agreement/fleiss-kappa'
import { intraclassCorrelations } from '@/server/stats/agreement/intraclass-correlation'
import { kendallW } from '@/server/stats/agreement/kendall-w'
import { krippendorffAlpha, metrics } from '@/server/stats/agreement/krippendorff-alpha'
import { cohenPairs, lightKappa } from '@/server/stats/agreement/light-kappa'
import { percentAgreement } from '@/server/stats/agreement/percent-agreement'
import type { Result } from '@/server/stats/result'
import type { Answer } from './answer'
import { readCsv } from './csv'
import type { Options } from './options'
import { count, fixed, heading, table, wrap } from './table'
import { readUnits } from './units-file'

const resamples = 2000
const weightings = ['unweighted', 'linear', 'quadratic'] as const

/** `--kind agreement`: how far the raters, one a column, agree. */
export async function runAgreement(options: Options): Promise<Answer> {
  const { columns, scores } = await readCsv(options.file, (names) => readUnits(names, options.unit, 'first'))
  const icc = intraclassCorrelations(scores)
  const krippendorff = Object.fromEntries(
    metrics.map((metric) => [metric, krippendorffAlpha(scores, metric, { seed: options.seed, resamples })]),
  )
  const w = kendallW(scores)
  const fleiss = fleissKappa(scores)
  const light = lightKappa(scores)
  const percent = percentAgreement(scores)
  const cohen = cohenPairs(scores)

  const incomplete = scores.filter((unit) => unit.includes(null)).length
  const reasons: Record<string, string> = {}
  /** The number itself; null where it is undefined, and then why stands under `reasons`. */
  const value = <T extends object>(
    name: string,
    found: Result<T>,
    numberOf: (found: T) => number,
  ): number | null => {
    if (found.reason === null) return numberOf(found as T)
    reasons[name] = found.reason
    return null
  }
  const json = {
    kind: 'agreement',
    n: scores.length,
    incomplete,
    raters: columns,
    icc: Object.fromEntries(
      Object.entries(icc).map(([form, found]) => {
        if (found.reason !== null) {
          reasons[`icc.${form}`] = found.reason
          return [form, null]
        }
        const { value: own, F, df1, df2, p, lower95, upper95, method } = found
        return [form, { value: own, F, df1, df2, p, lower95, upper95, method }]
      }),
    ),
    krippendorff: Object.fromEntries(
      metrics.map((metric) => [
        metric,
        value(`krippendorff.${metric}`, krippendorff[metric]!, (found) => found.value),
      ]),
    ),
    kendallW: value('kendallW', w, (found) => found.W),
    fleiss: value('fleiss', fleiss, (found) => found.value),
    light: value('light', light, (found) => found.value),
    percentAgreement: value('percentAgreement', percent, (found) => found.ofPairs),
    cohen: cohen.map(({ a, b, ...kappas }) => ({
      a: columns[a]!,
      b: columns[b]!,
      ...Object.fromEntries(
        weightings.map((weighting) => [
          weighting,
          value(`cohen.${columns[a]}.${columns[b]}.${weighting}`, kappas[weighting], (found) => found.value),
        ]),
      ),
    })),
    reasons,
    details: { krippendorff, kendallW: w, fleiss, light, percentAgreement: percent },
  }
  return { json, report }

  function report(): string {
    const right = 'right' as const
    const number = (found: number | null) => (found === null ? 'undefined' : fixed(found, 3))
    const limits = (low: number | null, high: number | null) =>
      low === null || high === null ? '' : `${fixed(low, 3)} to ${fixed(high, 3)}`
    const iccRows = Object.entries(icc).map(([form, found]) =>
      found.reason === null
        ? [
            form,
            number(found.value),
            limits(found.lower95, found.upper95),
            found.F === null ? '' : fixed(found.F, 2),
            found.p === null ? '' : sayP(found.p),
            sayForm(found.method),
          ]
        : [form, 'undefined', '', '', '', ''],
    )
    const alphaRows = metrics.map((metric) => {
      const found = krippendorff[metric]!
      return found.reason === null
        ? [metric, number(found.value), limits(found.lower95, found.upper95)]
        : [metric, 'undefined', '']
    })
    return [
      `Agreement of ${count(columns.length, 'rater')} over ${count(scores.length, 'unit')}`,
      ...(incomplete > 0
        ? [
            `${count(incomplete, 'unit')} lack a score: intraclass correlations, Fleiss and Kendall are from the other ${scores.length - incomplete}.`,
          ]
        : []),
      heading('Intraclass correlation (Shrout & Fleiss), 95 % interval'),
      table(
        [
          { title: 'form' },
          { title: 'value', align: right },
          { title: 'interval' },
          { title: 'F', align: right },
          { title: 'p', align: right },
          { title: 'what it says' },
        ],
        iccRows,
      ),
      heading(`Krippendorff’s alpha, 95 % interval from ${resamples} resamples of units`),
      table([{ title: 'metric' }, { title: 'alpha', align: right }, { title: 'interval' }], alphaRows),
      heading('Others'),
      table(
        [{ title: 'statistic' }, { title: 'value', align: right }],
        [
          ['Kendall’s W (ties corrected)', number(json.kendallW)],
          ['Fleiss’ kappa', number(json.fleiss)],
          ['Light’s kappa', number(json.light)],
          ['Same score (share of pairs)', number(json.percentAgreement)],
        ],
      ),
      heading('Cohen’s kappa of each pair'),
      table(
        [{ title: 'raters' }, ...weightings.map((title) => ({ title, align: right }))],
        json.cohen.map((pair) => [
          `${pair.a} and ${pair.b}`,
          ...weightings.map((weighting) =>
            number((pair as unknown as Record<string, number | null>)[weighting]!),
          ),
        ]),
      ),
      ...sayReasons(reasons),
    ].join('\n')
  }
}

/** What the form is for; how its interval is made stands in the JSON. */
function sayForm(method: string): string {
  return method.split(': ')[1]!.split(';')[0]!
}

function sayP(p: number): string {
  return p < 0.001 ? '< 0.001' : fixed(p, 3)
}

/** Each reason once, with what it keeps from being computed. */
function sayReasons(reasons: Record<string, string>): string[] {
  const byReason = new Map<string, string[]>()
  for (const [name, reason] of Object.entries(reasons))
    byReason.set(reason, [...(byReason.get(reason) ?? []), name])
  if (byReason.size === 0) return []
  return [
    heading('Undefined'),
    ...[...byReason].map(([reason, names]) => wrap(`${reason} (${names.join(', ')})`, '  ', '· ')),
  ]
}
