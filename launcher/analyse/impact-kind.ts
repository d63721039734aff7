import {
  adverseImpact,
  type GroupCount,
  type GroupImpact,
} from '@/server/stats/adverse-impact/adverse-impact'
import type { Answer } from './answer'
import { BadCell, BadInput } from './bad-input'
import { type RowReader, readCsv } from './csv'
import type { Options } from './options'
import { count, fixed, heading, table, wrap } from './table'

type ImpactTable = { id: string; groups: GroupCount[] }

/** Below this many applicants in a group its rate says little (STATISTICS, "Refusals"). */
const leastToConclude = 30

/** `--kind impact`: selection rates of groups, from counts that whoever runs this already holds. */
export async function runImpact(options: Options): Promise<Answer> {
  const tables = await readCsv(options.file, readTables)
  const results = tables.map(({ id, groups }) => ({ id, found: adverseImpact(groups) }))
  const json = {
    kind: 'impact',
    tables: results.map(({ id, found }) =>
      'groups' in found ? { id, groups: found.groups } : { id, groups: null, reason: found.reason },
    ),
  }
  const report = () =>
    [
      `Adverse impact: selection rates against the group with the highest, ${count(tables.length, 'table')}`,
      ...results.flatMap(({ id, found }) => [
        heading(id),
        ...('groups' in found
          ? [
              table(
                [
                  'group',
                  'applied',
                  'selected',
                  'rate',
                  'ratio',
                  '95 % interval',
                  'below 4/5',
                  'Fisher p',
                  'odds ratio',
                  'one person would',
                ].map((title, at) => ({
                  title,
                  align: at === 0 || at === 5 || at === 9 ? ('left' as const) : ('right' as const),
                })),
                found.groups.map((one) => [
                  one.group + (one.is_reference ? ' (reference)' : ''),
                  String(one.applied),
                  String(one.selected),
                  one.rate === null ? '' : `${fixed(100 * one.rate, 1)} %`,
                  one.impact_ratio === null ? '' : fixed(one.impact_ratio, 2),
                  one.impact_ratio_ci95_katz_log === null
                    ? ''
                    : `${fixed(one.impact_ratio_ci95_katz_log.lower, 2)} to ${fixed(one.impact_ratio_ci95_katz_log.upper, 2)}`,
                  one.is_reference || one.four_fifths_flag === null
                    ? ''
                    : one.four_fifths_flag
                      ? 'yes'
                      : 'no',
                  one.fisher_p_two_sided === null ? '' : fixed(one.fisher_p_two_sided, 4),
                  one.fisher_conditional_odds_ratio === null
                    ? ''
                    : fixed(one.fisher_conditional_odds_ratio, 2),
                  saySwap(one),
                ]),
              ),
              ...found.groups
                .filter(({ applied }) => applied < leastToConclude)
                .map((one) => wrap(sayTooFew(one), '  ', '· ')),
            ]
          : [found.reason ?? '']),
      ]),
      '',
      wrap(
        'Ratio and flag, p value and intervals belong together: none of them concludes alone. “One person” is one selection more in this group and one fewer in the reference.',
      ),
    ].join('\n')
  return { json, report }
}

/** Of the reference it is worst: all the others are measured against it. */
function sayTooFew({ group, applied, is_reference }: GroupImpact): string {
  const few = `${group} has ${count(applied, 'applicant')}: too few to conclude anything`
  return is_reference
    ? `${few}, and every ratio here is against it. Compare the larger groups by themselves.`
    : `${few}.`
}

function saySwap({ flip_flop: swap, four_fifths_flag: isBelow }: GroupImpact): string {
  if (!swap) return ''
  if (swap.reverses_direction) return 'reverse it'
  return isBelow && swap.clears_four_fifths ? 'lift it to 4/5' : 'change neither'
}

function readTables(names: readonly string[]): RowReader<ImpactTable[]> {
  const find = (name: string) => {
    const at = names.indexOf(name)
    if (at < 0)
      throw new BadInput(
        `There is no column ${name}; --kind impact reads group, applied, selected, and table where there are several. The header has ${names.join(', ')}.`,
      )
    return at
  }
  const [group, applied, selected] = ['group', 'applied', 'selected'].map(find) as [number, number, number]
  const tableAt = names.indexOf('table')
  const tables = new Map<string, GroupCount[]>()
  return {
    row: (cells, record) => {
      const whole = (at: number) => {
        if (!/^\d+$/.test(cells[at]!))
          throw new BadCell(record, names[at]!, `expected a whole number of people, found “${cells[at]}”.`)
        return Number(cells[at])
      }
      const one = { group: cells[group]!, applied: whole(applied), selected: whole(selected) }
      if (one.group === '') throw new BadCell(record, 'group', 'expected the name of a group, found nothing.')
      if (one.selected > one.applied)
        throw new BadCell(
          record,
          'selected',
          `expected at most the ${one.applied} who applied, found ${one.selected}.`,
        )
      const id = tableAt < 0 ? 'all' : cells[tableAt]!
      const groups = tables.get(id) ?? []
      if (groups.some((other) => other.group === one.group))
        throw new BadCell(record, 'group', `${one.group} is in this table already.`)
      tables.set(id, [...groups, one])
    },
    end: () => [...tables].map(([id, groups]) => ({ id, groups })),
  }
}
