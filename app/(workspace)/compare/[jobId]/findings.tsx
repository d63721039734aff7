import type { ReactNode } from 'react'
import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import type { Grid } from '@/server/compare/grid'
import { type Verdict, verdicts } from '@/server/compare/rules'
import { count, inWords } from './compare-words'
import type { MatrixPlace, MatrixRow } from './matrix/matrix-rows'

/** How a verdict is said of one candidate, and of several. */
const verdictWords: Record<Verdict, readonly [one: string, several: string]> = {
  'meets the bar': ['meets it', 'meet it'],
  'below the bar': ['is below it', 'are below it'],
  'too few scores': ['has too few scores', 'have too few scores'],
}

const namedMax = 3

/** What the figures say, in words, before them: who is sealed, where interviewers disagree, what is missing. */
type Found = { grid: Grid; rows: readonly MatrixRow[] }

export function Findings(found: Found) {
  const findings = [
    sealedInWords(found),
    disagreementInWords(found),
    gapsInWords(found),
    ruleInWords(found),
  ].filter((one) => one !== null)
  return (
    <ul className="mb-5 flex max-w-[90ch] flex-col gap-1 text-ink-2">
      {findings.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
      <li>
        The grid holds raw means of a few scores each. They do not separate candidates who stand close
        together: read the evidence behind them.
      </li>
    </ul>
  )
}

type Finding = { key: string; words: ReactNode } | null
const cellAt = (place: MatrixPlace | undefined) => (typeof place === 'object' ? place : null)
const strong = (text: string) => <strong className="font-semibold text-ink">{text}</strong>

function sealedInWords({ rows }: Found): Finding {
  const sealed = rows.flatMap((row) =>
    row.noted.filter((one) => !one.isOpen).map((one) => ({ ...one, candidate: row.candidate })),
  )
  if (sealed.length === 0) return null
  const begun = sealed.filter((one) => one.submitted > 0)
  const ahead = sealed.filter((one) => one.submitted === 0)
  const aheadNames = [...new Set(ahead.map((one) => one.candidate))]
  const waits = [
    ...begun.slice(0, namedMax).map((one) => `${one.candidate} waits for ${inWords(one.waitingFor)}`),
    ...(begun.length > namedMax ? [`${begun.length - namedMax} more wait for others`] : []),
    ...(ahead.length > 0
      ? [
          aheadNames.length > namedMax
            ? `of ${aheadNames.length} nobody has submitted yet`
            : `of ${inWords(aheadNames)} nobody has submitted yet`,
        ]
      : []),
  ].join('; ')
  const names = new Set(sealed.map((one) => one.candidate))
  const are = names.size === 1 ? 'is' : 'are'
  return {
    key: 'sealed',
    words: (
      <>
        {strong(`${count(names.size, 'candidate')} ${are} still sealed`)} at a panel and {are} in no figure of
        it: {waits}.
      </>
    ),
  }
}

function disagreementInWords({ rows, grid: { columns } }: Found): Finding {
  const perColumn = columns.map((_, at) => rows.filter(({ places }) => cellAt(places[at])?.disagrees).length)
  const answers = perColumn.reduce((sum, one) => sum + one, 0)
  const scored = rows.reduce((sum, row) => sum + row.questions, 0)
  if (scored === 0) return { key: 'disagreement', words: 'No evaluation is open yet, so there is no figure.' }
  if (answers === 0)
    return { key: 'disagreement', words: 'On no answer are interviewers two steps or more apart.' }
  const most = Math.max(...perColumn)
  const where = columns.filter((_, at) => perColumn[at] === most).map((column) => `question ${column.number}`)
  const whom = rows.toSorted((a, b) => b.disagreements - a.disagreements)[0]
  const each = where.length > 1 ? ' each' : ''
  const onQuestion =
    most > 1 && where.length <= namedMax
      ? `, most often on ${inWords(where)} (${count(most, 'candidate')}${each})`
      : ''
  const isChoice = rows.filter((row) => row.questions > 0).length > 1
  const onWhom = isChoice && whom && whom.disagreements > 1 ? `, and most about ${whom.candidate}` : ''
  return {
    key: 'disagreement',
    words: (
      <>
        {strong(`Interviewers disagree on ${answers} of ${count(scored, 'answer')}`)} by two steps or more
        {onQuestion}
        {onWhom}.
      </>
    ),
  }
}

function gapsInWords({ rows }: Found): Finding {
  const cells = rows.flatMap((row) => row.places.flatMap((place) => cellAt(place) ?? []))
  const missing = cells.reduce((sum, cell) => sum + cell.missing, 0)
  const notAssessed = cells.reduce((sum, cell) => sum + cell.notAssessed, 0)
  if (missing + notAssessed === 0) return null
  const parts = [
    missing > 0 ? `${count(missing, 'planned score')} ${missing === 1 ? 'is' : 'are'} missing` : '',
    notAssessed > 0 ? `${count(notAssessed, 'answer')} not assessed` : '',
  ].filter(Boolean)
  return { key: 'gaps', words: `${inWords(parts)}. A gap enters no mean and counts as no score.` }
}

/** The panel's rule, set beforehand, and how many it speaks of; it decides about nobody. */
function ruleInWords({ rows, grid: { rule, job, panelId } }: Found): Finding {
  if (!rule) return null
  if (rule.method === 'adjusted')
    return {
      key: 'rule',
      words: (
        <>
          The rule of this panel weighs adjusted scores; what it says of each candidate stands with{' '}
          <TextLink href={path.rule(job.id, { panel: panelId ?? '' })}>the decision rule</TextLink>. People
          decide, with a reason.
        </>
      ),
    }
  const parts = verdicts
    .map((verdict) => ({ verdict, found: rows.filter((row) => row.ruling === verdict).length }))
    .filter(({ found }) => found > 0)
    .map(({ verdict, found }) => `${found} ${verdictWords[verdict][found === 1 ? 0 : 1]}`)
  const bar = rule.hireBar === null ? 'no bar' : `a bar at ${rule.hireBar}`
  return {
    key: 'rule',
    words: (
      <>
        The rule of this panel asks for at least {count(rule.leastScores, 'score')} and has {bar}
        {parts.length > 0 ? `: ${inWords(parts)}` : ''}. People decide, with a reason.
      </>
    ),
  }
}
