import { cronbachAlpha } from '@/server/stats/items/cronbach-alpha'
import { itemStatistics } from '@/server/stats/items/item-statistics'
import type { Answer } from './answer'
import { readCsv } from './csv'
import type { Options } from './options'
import { count, fixed, heading, table, wrap } from './table'
import { readUnits } from './units-file'

/** `--kind items`: what each item, one a column, does for the sum of them. */
export async function runItems(options: Options): Promise<Answer> {
  const { columns, scores } = await readCsv(options.file, (names) =>
    readUnits(names, options.unit, 'by name or content'),
  )
  const [min, max] = options.scale
  const empty = scores.flat().filter((score) => score === null).length
  const alpha = cronbachAlpha(scores)
  const items = itemStatistics(scores, { min, max })
  const json = {
    kind: 'items',
    method: alpha.method,
    n: scores.length,
    k: columns.length,
    missing: empty,
    alpha:
      alpha.reason === null
        ? {
            raw: alpha.raw,
            standardized: alpha.standardized,
            lower95: alpha.lower95,
            upper95: alpha.upper95,
          }
        : { raw: null, standardized: null, lower95: null, upper95: null, reason: alpha.reason },
    items: items.map((item, at) => {
      if (item.reason !== null)
        return {
          item: columns[at]!,
          n: item.n,
          mean: null,
          sd: null,
          rDrop: null,
          alphaIfDropped: null,
          reason: item.reason,
        }
      const { method: _, reason: __, ...numbers } = item
      return { item: columns[at]!, ...numbers }
    }),
  }
  return { json, report }

  function report(): string {
    const right = 'right' as const
    const number = (found: number | null, decimals = 2) => (found === null ? '' : fixed(found, decimals))
    const percent = (found: number | null) => (found === null ? '' : `${fixed(100 * found, 0)} %`)
    const notes = items.flatMap((item, at) => {
      const note = item.reason ?? item.note
      return note ? [{ item: columns[at]!, note }] : []
    })
    const shared = notes.length === columns.length && new Set(notes.map(({ note }) => note)).size === 1
    return [
      `Items: ${count(columns.length, 'item')}, ${count(scores.length, 'unit')}`,
      alpha.reason === null
        ? `Cronbach’s alpha ${fixed(alpha.raw, 3)}${alpha.lower95 === null || alpha.upper95 === null ? '' : ` (95 % interval ${fixed(alpha.lower95, 3)} to ${fixed(alpha.upper95, 3)})`}${alpha.standardized === null ? '' : `, standardized ${fixed(alpha.standardized, 3)}`}`
        : `Cronbach’s alpha is undefined: ${alpha.reason}`,
      ...(empty > 0
        ? [
            wrap(
              `${count(empty, 'cell')} ${empty === 1 ? 'is' : 'are'} empty. Each covariance is from the units that have both items, so that together they can say more than there is, such as an alpha above 1.`,
            ),
          ]
        : []),
      '',
      table(
        [
          { title: 'item' },
          ...['n', 'mean', 'SD', 'difficulty', 'floor', 'ceiling', 'r with the rest', 'alpha without it'].map(
            (title) => ({ title, align: right }),
          ),
        ],
        items.map((item, at) =>
          item.reason === null
            ? [
                columns[at]!,
                String(item.n),
                number(item.mean),
                number(item.sd),
                number(item.difficulty),
                percent(item.floor),
                percent(item.ceiling),
                number(item.rDrop),
                number(item.alphaIfDropped, 3),
              ]
            : [columns[at]!, String(item.n), ...Array.from({ length: 7 }, () => '')],
        ),
      ),
      ...(notes.length === 0
        ? []
        : shared
          ? [
              heading('Note'),
              wrap(
                notes[0]!.note +
                  (notes[0]!.note.includes('the scale') ? ' Give it with --scale MIN,MAX.' : ''),
              ),
            ]
          : [heading('Notes'), ...notes.map(({ item, note }) => wrap(`${item}: ${note}`, '  ', '· '))]),
    ].join('\n')
  }
}
