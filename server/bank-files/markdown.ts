import { type FileQuestion, writeList } from './cells'
import { type Cell, type Entry, entryLengthMax, fieldNames, type Source } from './rules'
import { linesOf, textOf } from './text'

/** The questions of a Markdown file, a heading of the second level each (docs/bank-files.md). */
export async function* readMarkdown(source: Source): AsyncGenerator<Entry> {
  let question: Draft | null = null
  let line = 0
  for await (const text of linesOf(textOf(source), entryLengthMax)) {
    line += 1
    const heading = /^(#{2,3})\s+([\s\S]*)$/.exec(text)
    if (heading?.[1] === '##') {
      if (question) yield question.end()
      question = new Draft(line, heading[2] ?? '')
    } else if (heading) question?.begin(heading[2] ?? '')
    else question?.add(text.replace(/^\\(?=\\*#)/, ''))
  }
  if (question) yield question.end()
}

class Draft {
  private readonly cells = new Map<string, Cell>()
  private section: string | null = null
  private lines: string[] = []
  private length = 0

  constructor(
    private readonly line: number,
    private readonly heading: string,
  ) {}

  begin(section: string): void {
    this.close()
    this.section = section.trim()
  }

  add(text: string): void {
    const fact = this.section === null ? /^[-*]\s+([^:]{1,60}):([\s\S]*)$/.exec(text) : null
    if (fact) this.cells.set(fact[1]!.trim(), fact[2]!.trim())
    else if (this.length <= entryLengthMax) {
      this.length += text.length + 1
      this.lines.push(text)
    }
  }

  end(): Entry {
    this.close()
    const prompt = this.cells.get(fieldNames.prompt) || this.heading.trim()
    this.cells.set(fieldNames.prompt, prompt)
    const entry = { line: this.line, cells: this.cells }
    return this.length > entryLengthMax ? { ...entry, problem: 'This is too long for a question.' } : entry
  }

  private close(): void {
    const text = this.lines.join('\n').trim()
    if (text) this.cells.set(this.section ?? 'Text', text)
    this.lines = []
  }
}

const list = (entries: readonly string[]) =>
  entries.map((one) => `- ${one.replaceAll('\n', '\n  ')}`).join('\n')
// A line of a text that begins with # would be a heading.
const prose = (text: string) => text.replaceAll(/(^|\n)(?=\\*#)/g, '$1\\')

/** A question as Markdown that reads well and is read back to the letter. */
export function writeMarkdownQuestion(question: FileQuestion): string {
  const isOneLine = !question.prompt.includes('\n')
  const competencies = writeList(question.competencies, '; ')
  const facts = [
    ...(question.key ? [`- Key: ${question.key}`] : []),
    `- Category: ${question.category}`,
    `- Level: ${question.level}`,
    `- Minutes: ${question.minutes}`,
    ...(competencies.includes('\n') || competencies.startsWith('• ')
      ? []
      : [`- Competencies: ${competencies}`]),
  ]
  const sections: [string, string][] = [
    ...(facts.some((one) => one.startsWith('- Competencies:'))
      ? []
      : [[fieldNames.competencies, list(question.competencies)] as [string, string]]),
    ...(isOneLine ? [] : [[fieldNames.prompt, prose(question.prompt)] as [string, string]]),
    [fieldNames.hint, prose(question.hint)],
    [fieldNames.points, list(question.points)],
    ...question.anchors.map(({ level, text }): [string, string] => [`Anchor ${level}`, prose(text)]),
    ...(question.followUps.length > 0
      ? [[fieldNames.followUps, list(question.followUps)] as [string, string]]
      : []),
  ]
  const heading = isOneLine ? question.prompt : `${question.prompt.split('\n')[0]?.trim().slice(0, 80)} …`
  return `## ${heading}\n\n${facts.join('\n')}\n${sections.map(([name, text]) => `\n### ${name}\n\n${text}\n`).join('')}`
}
