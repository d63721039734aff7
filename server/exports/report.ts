import { toldApart } from '../compare/rules'
import type { ComputedFile } from '../decisions/decision-file'
import type { paperSizes } from './input'
import { type CandidateLine, candidateLines, nameIn } from './lines'
import type { Material } from './material'
import { closePaper, heading, ink, openPaper, type Paper, say, sizes } from './paper'
import { drawCandidates } from './report-candidates'
import { writeDecisions } from './report-decisions'
import { writePairs } from './report-pairs'
import { writeQuestions, writeRule } from './report-rule'

/**
 * The comparison and the decisions for the file, as a tagged PDF: everything in words and numbers, with the intervals drawn
 * beside them. `digest` is that of the decision file.
 */
export async function writeReport(
  material: Material,
  computed: ComputedFile,
  size: (typeof paperSizes)[number],
  digest: string,
): Promise<Buffer> {
  const { file, organization, at } = material
  const title = `Comparison and decisions: ${file.job}`
  const paper = openPaper(size, title, organization.name)
  const named = withWritableNames(paper, material)
  const lines = candidateLines(named, computed)
  const moment = momentIn(organization.timeZone)

  say(paper, 'P', organization.name, { color: ink.soft, after: 2 })
  say(paper, 'H1', file.job, { size: sizes.title, weight: 'semibold', after: 4 })
  say(
    paper,
    'P',
    `Comparison and decisions, ${file.panel ? `panel “${file.panel}”` : 'all panels of the job'}. Written ${moment(at)}. Holds personal data: for the hiring team.`,
    { color: ink.soft, after: 2 },
  )
  sayWhatIsMissing(paper, material, lines)
  heading(paper, 'Where candidates stand')
  sayFindings(paper, named, computed)
  drawCandidates(paper, computed, lines)
  writePairs(paper, named, computed, lines)
  writeDecisions(paper, named, lines, moment)
  writeRule(paper, named, computed)
  writeQuestions(paper, named)
  writeOrigin(paper, computed, digest)
  return closePaper(paper, `${file.job} · ${file.panel ?? 'all panels'} · ${moment(at)}`)
}

/** Whoever's name the typeface cannot write stands under their number. */
function withWritableNames(paper: Paper, material: Material): Material {
  const rows = material.comparison.rows.map((row) =>
    paper.canWrite(row.candidate) ? row : { ...row, candidate: `Candidate ${row.candidateNumber}` },
  )
  return { ...material, comparison: { ...material.comparison, rows } }
}

function sayWhatIsMissing(paper: Paper, { comparison }: Material, lines: readonly CandidateLine[]): void {
  const unwritten = comparison.rows.filter((row) => !paper.canWrite(row.candidate))
  if (unwritten.length > 0)
    say(
      paper,
      'P',
      `${unwritten.length === 1 ? 'One name is' : `${unwritten.length} names are`} written in characters that this file’s typeface lacks. ${unwritten.length === 1 ? 'It stands here as' : 'They stand here as'} ${unwritten.map((row) => `Candidate ${row.candidateNumber}`).join(', ')}, the number that Evenhand shows beside the name.`,
      { color: ink.alarm, after: 2 },
    )
  const sealed = lines.filter((line) => line.sealed !== null).length
  if (sealed > 0)
    say(
      paper,
      'P',
      `${sealed === 1 ? 'One candidate has' : `${sealed} candidates have`} nothing open yet and ${sealed === 1 ? 'is' : 'are'} in no figure.`,
      { color: ink.soft, after: 2 },
    )
}

function sayFindings(paper: Paper, material: Material, { results }: ComputedFile): void {
  const panel = results?.panel
  if (!panel) {
    say(paper, 'P', 'Nothing is scored yet.')
    return
  }
  for (const { message, fix } of panel.refusals)
    say(paper, 'P', nameIn(material, `${message} ${fix}`), { color: ink.alarm })
  for (const { message } of panel.warnings) say(paper, 'P', nameIn(material, message), { color: ink.alarm })
  if (panel.isRanked) {
    const clear = panel.verdicts.filter(({ verdict }) => verdict === 'clear').length
    const open = panel.verdicts.filter(({ verdict }) => verdict === 'none').length
    say(paper, 'P', toldApart(panel.verdicts.length, clear, open))
  }
  if (panel.estimate)
    say(
      paper,
      'P',
      'Adjusted for severe and lenient interviewers and for hard and easy questions. The intervals say how much these scores tell, not how anyone will do. Dot: adjusted; line: 90 % interval; ring: raw mean of all scores.',
      { color: ink.soft },
    )
}

function writeOrigin(paper: Paper, computed: ComputedFile, digest: string): void {
  heading(paper, 'Where the figures come from')
  say(
    paper,
    'P',
    `From ${computed.scores.filter(({ score }) => score !== null).length} single scores of opened evaluations, final values, computed by engine ${computed.engine.version} with seed ${computed.seed} and ${computed.points} points. What is sealed is in none of them. The decision file that Evenhand exports beside this holds the scores under pseudonyms; “npm run -s analyse -- FILE” computes everything again from it, without Evenhand’s database.`,
  )
  say(paper, 'P', `SHA-256 of that decision file: ${digest}`, { color: ink.soft })
}

function momentIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (at) => `${format.format(at)} (${timeZone})`
}
