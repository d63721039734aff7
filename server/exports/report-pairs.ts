import type { ComputedFile } from '../decisions/decision-file'
import type { CandidateLine } from './lines'
import type { Material } from './material'
import { heading, ink, type Paper, say } from './paper'
import { drawTable, type PaperCell } from './paper-table'

/** With more candidates than this, the pairs fill pages that nobody reads; they are in the workbook. */
const candidatesMax = 40

/** Of each candidate, in words, who is clearly above, who below, and with whom there is no clear difference. */
export function writePairs(
  paper: Paper,
  { file }: Material,
  { results }: ComputedFile,
  lines: readonly CandidateLine[],
): void {
  const panel = results?.panel
  if (!panel?.isRanked || panel.verdicts.length === 0) return
  heading(paper, 'Who is above whom')
  if (lines.length > candidatesMax) {
    say(paper, 'P', `${panel.verdicts.length} pairs, each with its verdict, are in the workbook.`)
    return
  }
  const lineOf = new Map(file.candidates.map(({ id, application }) => [application, id]))
  const nameOf = new Map(lines.map((line) => [lineOf.get(line.applicationId), line.name]))
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
  const rows = lines.flatMap((line): PaperCell[][] => {
    const id = lineOf.get(line.applicationId)
    const own = panel.verdicts.filter(({ a, b }) => a === id || b === id)
    const names = (verdict: 'clear' | 'leaning' | 'none', isAbove: boolean | null) =>
      own
        .filter((one) => one.verdict === verdict && (isAbove === null || (one.above === id) === isAbove))
        .map(({ a, b }) => nameOf.get(a === id ? b : a) ?? '')
    const said = (
      [
        ['clearly above', names('clear', true)],
        ['leaning above', names('leaning', true)],
        ['no clear difference from', names('none', null)],
        ['leaning below', names('leaning', false)],
        ['clearly below', names('clear', false)],
      ] as const
    ).flatMap(([words, others]) => (others.length > 0 ? [`${words} ${list.format(others)}`] : []))
    const words = said.join('; ')
    return words === ''
      ? []
      : [[{ text: line.name, isHeading: true }, `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`]]
  })
  const columns = [
    { title: 'Candidate', width: 140 },
    { title: 'In words', width: paper.width - 140 },
  ]
  drawTable(paper, columns, rows)
  say(
    paper,
    'P',
    'A difference is clear only where it is more than 95 % likely, and more than 90 % without assuming anything about who met whom.',
    { color: ink.soft },
  )
}
