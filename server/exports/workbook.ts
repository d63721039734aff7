import writeWorkbook, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import type { ComputedFile } from '../decisions/decision-file'
import { decisionInWords } from '../decisions/rules'
import { candidateLines, nameIn } from './lines'
import type { Material } from './material'
import { describeRule } from './rule-words'

const font = { fontFamily: 'Calibri', fontSize: 11 }
const heading = { fontWeight: 'bold', bottomBorderStyle: 'thin', alignVertical: 'top', wrap: true } as const
const score = '0.0'

// Text is always written as text, so that no spreadsheet takes a name for a formula or for a number.
const text = (value: string | null | undefined, more: object = {}): CellObject | null =>
  value ? { type: String, value: cut(value), format: '@', alignVertical: 'top', ...more } : null
const number = (value: number | null | undefined, format: string): CellObject | null =>
  value == null ? null : { type: Number, value, format, alignVertical: 'top' }
const whole = (value: number | null | undefined) => number(value, '0')

/** What one cell of a workbook holds at most. */
const cellMax = 32_767
const cut = (value: string) => (value.length > cellMax ? `${value.slice(0, cellMax - 1)}…` : value)

type Column = { title: string; width: number }
const sheetOf = (name: string, columns: readonly Column[], rows: Row[], pinned = 1): Sheet<never> => ({
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  stickyColumnsCount: pinned,
  orientation: 'landscape',
  data: [columns.map(({ title }) => ({ type: String, value: title, ...heading })), ...rows],
})

/** The comparison as a workbook: numbers as numbers, with the screen's digits shown and all of them kept. */
export function writeWorkbookFile(material: Material, computed: ComputedFile): Promise<Buffer> {
  return writeWorkbook(
    [
      candidatesSheet(material, computed),
      pairsSheet(material, computed),
      scoresSheet(material),
      decisionsSheet(material),
      ruleSheet(material, computed),
      readMeSheet(material, computed),
    ],
    font,
  ).toBuffer()
}

function candidatesSheet(material: Material, computed: ComputedFile): Sheet<never> {
  const columns = [
    { title: 'Candidate', width: 28 },
    { title: 'Number', width: 9 },
    { title: 'Adjusted', width: 10 },
    { title: '90 % from', width: 10 },
    { title: '90 % to', width: 10 },
    { title: 'Raw mean', width: 10 },
    { title: 'Mean of answers', width: 10 },
    { title: 'Scores', width: 8 },
    { title: 'Rank from', width: 8 },
    { title: 'Rank to', width: 8 },
    { title: 'The rule says', width: 16 },
    { title: 'Interviewers recommend', width: 30 },
    { title: 'Not open', width: 24 },
  ]
  const rows = candidateLines(material, computed).map((line) => [
    text(line.name, { fontWeight: 'bold' }),
    whole(line.number),
    number(line.adjusted?.value, score),
    number(line.adjusted?.low, score),
    number(line.adjusted?.high, score),
    number(line.raw, score),
    number(line.mean, score),
    whole(line.scores),
    whole(line.rank?.low),
    whole(line.rank?.high),
    text(line.ruleSays),
    text(line.recommended),
    text(line.sealed),
  ])
  return sheetOf('Candidates', columns, rows)
}

const verdictWords = { clear: 'clear difference', leaning: 'leaning', none: 'no clear difference' } as const

function pairsSheet(material: Material, { results }: ComputedFile): Sheet<never> {
  const columns = [
    { title: 'Candidate', width: 28 },
    { title: 'Compared with', width: 28 },
    { title: 'Verdict', width: 20 },
    { title: 'In words', width: 90 },
  ]
  // Where no order is given, a leaning would be one.
  const ranked = results?.panel.isRanked
  const rows = (results?.panel.verdicts ?? []).map(({ a, b, above, verdict, why }) => [
    text(nameIn(material, above)),
    text(nameIn(material, above === a ? b : a)),
    text(verdictWords[!ranked && verdict === 'leaning' ? 'none' : verdict]),
    text(ranked || verdict !== 'leaning' ? nameIn(material, why) : null, { wrap: true }),
  ])
  return sheetOf('Pairs', columns, rows, 2)
}

function scoresSheet({ scores, comparison, nameOf }: Material): Sheet<never> {
  const panelName = new Map(comparison.panels.map(({ id, name }) => [id, name]))
  const columns = [
    { title: 'Candidate', width: 28 },
    { title: 'Interviewer', width: 24 },
    { title: 'Question', width: 9 },
    { title: 'Score', width: 8 },
    { title: 'When sealed', width: 9 },
    { title: 'Not assessed', width: 18 },
    { title: 'Panel', width: 24 },
    { title: 'Weight', width: 8 },
    { title: 'Competencies', width: 32 },
    { title: 'Asked', width: 90 },
  ]
  const rows = scores.map(({ row, column, memberId, value, sealed, notAssessed }) => [
    text(row.candidate),
    text(nameOf.get(memberId)),
    whole(column.number),
    whole(value),
    whole(sealed),
    text(notAssessed),
    text(panelName.get(column.panelId)),
    number(column.weight, 'General'),
    text(column.competencies.join(', ')),
    text(column.prompt, { wrap: true }),
  ])
  return sheetOf('Scores', columns, rows)
}

function decisionsSheet({ decisions, comparison, organization }: Material): Sheet<never> {
  const nameOf = new Map(comparison.rows.map((row) => [row.applicationId, row.candidate]))
  const columns = [
    { title: 'Candidate', width: 28 },
    { title: 'Decision', width: 12 },
    { title: 'Standing', width: 24 },
    { title: 'By', width: 24 },
    { title: `At (${organization.timeZone})`, width: 20 },
    { title: 'Reason', width: 70 },
    { title: 'Approvals and objections', width: 50 },
  ]
  const rows = decisions.map((one) => [
    text(nameOf.get(one.applicationId)),
    text(one.outcome),
    text(decisionInWords(one)),
    text(one.decidedBy),
    {
      type: Date,
      value: wallClock(one.decidedAt, organization.timeZone),
      format: 'yyyy-mm-dd hh:mm',
      alignVertical: 'top' as const,
    },
    text(one.reason ?? 'Erased with the candidate’s data', { wrap: true }),
    text(
      one.answers
        .map(({ name, answer, comment }) => `${name} ${answer}${comment ? `: ${comment}` : ''}`)
        .join('\n'),
      { wrap: true },
    ),
  ])
  return sheetOf('Decisions', columns, rows as Row[])
}

function ruleSheet(material: Material, computed: ComputedFile): Sheet<never> {
  const { file } = material
  const columns = [
    { title: 'Rule', width: 28 },
    { title: 'Value', width: 80 },
  ]
  const weights = new Map<string, number>()
  for (const { competency, weight } of file.questions)
    weights.set(competency, (weights.get(competency) ?? 0) + weight)
  const rows: Row[] = [
    ...describeRule(file, computed.results).map(([name, value]) => [text(name), text(value, { wrap: true })]),
    [text('Weight by competency', { fontWeight: 'bold' }), null],
    ...[...weights]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([competency, weight]) => [text(competency), number(weight, '0.0#')]),
  ]
  return sheetOf('Rule', columns, rows)
}

function readMeSheet(material: Material, computed: ComputedFile): Sheet<never> {
  const { file, organization, at } = material
  const moment = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: organization.timeZone,
  })
  const panel = computed.results?.panel
  const lines: [string, string][] = [
    ['What', `${file.job}, ${file.panel ? `panel “${file.panel}”` : 'all panels'}, of ${organization.name}`],
    ['Exported', `${moment.format(at)} (${organization.timeZone})`],
    ['Sealed', 'What is sealed is in no figure and no row of this workbook.'],
    [
      'Adjusted',
      'The score once severe and lenient interviewers and hard and easy questions are taken out. “90 % from” and “90 % to” say how much these scores tell, not how anyone will do.',
    ],
    [
      'Ranks and pairs',
      'A rank is an interval. Two candidates are apart only where the sheet Pairs says “clear difference”; overlapping intervals alone say nothing.',
    ],
    ...(panel?.refusals ?? []).map(({ message, fix }): [string, string] => [
      'Refused',
      nameIn(material, `${message} ${fix}`),
    ]),
    ...(panel?.warnings ?? []).map(({ message }): [string, string] => ['Mind', nameIn(material, message)]),
    ['Digits', 'Cells show one decimal, as the screen does, and hold all digits.'],
    [
      'Compute it again',
      `Export the decision file and run: npm run -s analyse -- FILE (engine ${computed.engine.version}, seed ${file.seed}, ${file.points} points).`,
    ],
    ['Decide', 'A rule ranks and figures inform; a decision is a person’s, with a reason.'],
  ]
  const rows = lines.map(([name, words]) => [text(name, { fontWeight: 'bold' }), text(words, { wrap: true })])
  return sheetOf(
    'Read me',
    [
      { title: 'About', width: 20 },
      { title: 'This workbook', width: 110 },
    ],
    rows,
  )
}

/** A workbook's dates have no zone: this one reads as the clock on that wall did. */
function wallClock(at: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone,
  }).format(at)
  return new Date(`${parts.replace(' ', 'T')}Z`)
}
