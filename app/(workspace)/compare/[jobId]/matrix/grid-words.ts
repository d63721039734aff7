import { count } from '../compare-words'
import { figureWords } from './figures'
import { figureKeys, type GridView, type Grouping } from './grid-view'
import type { By, ViewColumn } from './view-columns'

export const byWords: Record<By, string> = {
  question: 'Questions',
  competency: 'Competencies',
  panel: 'Panels',
}

export const groupingWords: Record<Grouping, string> = {
  decision: 'By decision',
  seal: 'By seal',
  panel: 'By panel reached',
  tied: 'By who cannot be told apart',
}

/** What is shown and in which order, as it is said and read out. */
export function shownInWords(
  view: GridView,
  columns: readonly ViewColumn[],
  shown: number,
  all: number,
): string {
  const many =
    shown === all ? count(all, 'candidate') : `${shown.toLocaleString('en-GB')} of ${count(all, 'candidate')}`
  const order = orderInWords(view, columns)
  return `${many}${order ? `, ${order}` : ''}`
}

function orderInWords({ sort }: GridView, columns: readonly ViewColumn[]): string | null {
  if (!sort) return null
  const figure = figureKeys.find((key) => key === sort.by)
  const name =
    sort.by === 'name'
      ? 'name'
      : sort.by === 'decision'
        ? 'decision'
        : figure
          ? figureWords[figure].label
          : columns.find(({ key }) => key === sort.by)?.name
  if (!name) return null
  if (sort.by === 'name') return sort.descending ? 'by name, Z first' : 'by name'
  if (sort.by === 'decision') return sort.descending ? 'by decision' : 'by decision, rejected first'
  return `by ${name}, ${sort.descending ? 'highest' : 'lowest'} first`
}
