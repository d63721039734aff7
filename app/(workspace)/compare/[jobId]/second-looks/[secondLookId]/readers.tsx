import type { findSecondLook } from '@/server/second-looks/second-looks'
import { readerInWords } from '../look-words'

type Head = Awaited<ReturnType<typeof findSecondLook>>

/** Who reads and who is through; of the scores nothing. */
export function Readers({ head, moment }: { head: Head; moment: (at: Date) => string }) {
  return (
    <ul aria-label="Readers" className="flex max-w-md flex-col">
      {head.readers.map((reader) => (
        <li
          key={reader.name}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-0"
        >
          <span className="font-medium">
            {reader.name}
            {reader.isSelf ? ' (you)' : ''}
          </span>
          <span className="text-ink-2">
            {readerInWords(reader, head.endedAt !== null)}
            {reader.finishedAt ? `, ${moment(reader.finishedAt)}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
