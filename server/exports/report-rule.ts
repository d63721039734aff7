import type { ComputedFile } from '../decisions/decision-file'
import type { Material } from './material'
import { heading, ink, type Paper, say } from './paper'
import { drawTable } from './paper-table'
import { describeRule } from './rule-words'

/** The rule that was in force, and who interviewed. */
export function writeRule(paper: Paper, { file, nameOf }: Material, { results }: ComputedFile): void {
  heading(paper, 'Decision rule')
  const columns = [
    { title: 'Point', width: 130 },
    { title: 'As set', width: paper.width - 130 },
  ]
  drawTable(
    paper,
    columns,
    describeRule(file, results).map(([name, value]) => [{ text: name, isHeading: true }, value]),
  )
  say(paper, 'P', 'A rule ranks and sorts nobody out; a decision is a person’s.', { color: ink.soft })
  heading(paper, 'Interviewers')
  const names = [...nameOf.values()].toSorted((a, b) => a.localeCompare(b, 'en'))
  say(paper, 'P', `${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)}.`)
}

/** What was asked, with weight and versions. */
export function writeQuestions(paper: Paper, { comparison, scores }: Material): void {
  heading(paper, 'Questions')
  const asked = new Set(scores.map(({ column }) => column.number))
  const columns = [
    { title: 'No.', width: 30, align: 'right' as const },
    { title: 'Question', width: paper.width - 30 - 50 - 60 },
    { title: 'Weight', width: 50, align: 'right' as const },
    { title: 'Versions', width: 60, align: 'right' as const },
  ]
  drawTable(
    paper,
    columns,
    comparison.columns
      .filter(({ number }) => asked.has(number))
      .map(({ number, prompt, competencies, weight, versionNumbers }) => [
        { text: String(number), isHeading: true },
        { text: prompt, under: competencies.join(' · ') },
        String(weight),
        versionNumbers.join(', '),
      ]),
  )
}
