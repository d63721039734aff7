import type { ListedSecondLook } from '@/server/second-looks/second-looks'

type Reader = ListedSecondLook['readers'][number]

/** Where a reader stands: through, reading, or gone before they were. */
export function readerInWords(reader: Pick<Reader, 'finishedAt' | 'hasLeft'>, isEnded: boolean): string {
  if (reader.finishedAt) return 'through'
  if (reader.hasLeft) return 'left before being through'
  return isEnded ? 'not through' : 'reading'
}

/** Where a second look stands. */
export function lookInWords({ isOver, endedAt }: Pick<ListedSecondLook, 'isOver' | 'endedAt'>): string {
  if (endedAt) return 'Ended'
  return isOver ? 'All through' : 'Being read'
}
