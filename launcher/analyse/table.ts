/** A column of a text table; numbers stand to the right. */
export type Column = { title: string; align?: 'left' | 'right' }

/** A table of text with two spaces between the columns, and a rule below the header. */
export function table(columns: readonly Column[], given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map(plain))
  const widths = columns.map(({ title }, at) =>
    Math.max(...[title, ...rows.map((row) => row[at]!)].map((cell) => widthOf(cell))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const room = ' '.repeat(widths[at]! - widthOf(cell))
        return columns[at]!.align === 'right' ? room + cell : cell + room
      })
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
  ].join('\n')
}

const longestCell = 60

/** What a terminal would obey is made visible, and what would push everything aside is cut. */
export function plain(text: string): string {
  const visible = text.replace(/\p{Cc}/gu, '�')
  return visible.length > longestCell ? `${visible.slice(0, longestCell - 1)}…` : visible
}

/** Columns on a terminal: combining marks take none, wide characters of East Asia two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{Mark}|\p{Format}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

/** Text broken into lines of at most 92 characters, each behind `indent`; the first behind `lead` instead. */
export function wrap(text: string, indent = '', lead = indent): string {
  const lines: string[] = []
  let line = lead
  for (const word of text.split(' ')) {
    const isFirst = line === indent || line === lead
    if (!isFirst && widthOf(line) + 1 + widthOf(word) > 92) {
      lines.push(line)
      line = indent
    }
    line += line === indent || line === lead ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

/** A number with the given decimals, and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  return text.replace(/^-(?=0\.?0*$)/, '').replace('-', '−')
}

/** The same with its sign. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals)
  return text.startsWith('−') || /^0\.?0*$/.test(text) ? text : `+${text}`
}

/** `3 candidates`, `1 candidate`. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

export function heading(text: string): string {
  return `\n${text}\n`
}
