import type { bestExcerpt, Marked } from '@/server/words/rules'

/** A text with the words that were searched for marked. */
export function MarkedText({ marked }: { marked: Marked }) {
  return marked.map((piece, at) =>
    at % 2 === 1 ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
        key={at}
        className="bg-transparent text-inherit underline decoration-accent decoration-2 underline-offset-3"
      >
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}

/** Where a question holds what was searched for, if its prompt does not. */
export function FoundExcerpt({ excerpt }: { excerpt: ReturnType<typeof bestExcerpt> }) {
  if (!excerpt) return null
  return (
    <span className="mt-0.5 line-clamp-2 max-w-[75ch] text-xs font-normal text-ink-2">
      {excerpt.place === 'point' ? 'Point: ' : 'Hint: '}
      <MarkedText marked={excerpt.marked} />
    </span>
  )
}
