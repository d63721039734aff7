import type { Piece } from '@/server/bank/changes'

/** A text with what was taken out struck through and what was put in underlined; both are said in words, too. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ is, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one comparison never change place
        if (is === 'same') return <span key={at}>{text}</span>
        const Tag = is === 'added' ? 'ins' : 'del'
        return (
          <Tag
            // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one comparison never change place
            key={at}
            className={
              is === 'added'
                ? 'rounded-sm bg-accent-wash text-accent-text decoration-1 underline-offset-3'
                : 'rounded-sm bg-loss-wash text-loss-text decoration-1'
            }
          >
            <span className="sr-only"> [{is}: </span>
            {text}
            <span className="sr-only">] </span>
          </Tag>
        )
      })}
    </>
  )
}
