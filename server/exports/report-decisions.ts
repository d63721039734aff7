import { decisionInWords } from '../decisions/rules'
import type { CandidateLine } from './lines'
import type { Material } from './material'
import { heading, ink, keepTogether, type Paper, say, sizes } from './paper'
import type { ToldDecision } from './told-decisions'

const erased = 'Erased with the candidate’s data.'
const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

/** Every decision with its reason, who approved or objected, and who reopened it and why. */
export function writeDecisions(
  paper: Paper,
  { decisions }: Material,
  lines: readonly CandidateLine[],
  moment: (at: Date) => string,
): void {
  heading(paper, 'Decisions')
  if (decisions.length === 0) say(paper, 'P', 'Nobody has decided on any of these candidates yet.')
  for (const line of lines)
    for (const one of decisions.filter(({ applicationId }) => applicationId === line.applicationId))
      writeDecision(paper, line.name, one, moment)
}

function writeDecision(paper: Paper, name: string, one: ToldDecision, moment: (at: Date) => string): void {
  keepTogether(paper, 60)
  say(paper, 'H3', `${name}: ${capital(one.outcome)}`, { weight: 'semibold', after: 1 })
  say(paper, 'P', `${decisionInWords(one)}. By ${one.decidedBy}, ${moment(one.decidedAt)}.`, {
    color: ink.soft,
    after: 2,
  })
  say(paper, 'P', one.reason ?? erased, { after: 2 })
  for (const { name: who, answer, comment, answeredAt } of one.answers)
    say(
      paper,
      'P',
      `${who} ${answer}, ${moment(answeredAt)}${comment === '' ? '.' : `: ${comment ?? erased}`}`,
      { indent: 12, after: 2 },
    )
  if (one.reopening)
    say(
      paper,
      'P',
      `Reopened by ${one.reopening.name}, ${moment(one.reopening.reopenedAt)}: ${one.reopening.reason ?? erased}`,
      { indent: 12, after: 2 },
    )
  say(paper, 'P', `SHA-256 of what was frozen with it: ${one.comparisonSha256}`, {
    size: sizes.small,
    color: ink.soft,
    after: 8,
  })
}
