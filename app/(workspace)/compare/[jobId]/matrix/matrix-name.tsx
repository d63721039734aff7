import clsx from 'clsx'
import EyeOff from 'lucide-react/icons/eye-off'
import Pin from 'lucide-react/icons/pin'
import NextLink from 'next/link'
import { path } from '@/app/_api/path'
import { RowHeading } from '@/app/_ui/table'
import type { MatrixRow } from './matrix-rows'

type MatrixNameProps = {
  row: MatrixRow
  at: number
  stopLine: number | null
  isPinned: boolean
  isOpen: boolean
}

/** The places of the name, of pinning and of hiding among the lines of every grid. */
const [nameLine, pinLine, hideLine] = [0, 1, 2]

/** Who the row is about, and what can be done with the row itself. */
export function MatrixName({ row, at, stopLine, isPinned, isOpen }: MatrixNameProps) {
  const control = (line: number) => ({
    'data-row': at,
    'data-line': line,
    tabIndex: stopLine === line ? 0 : -1,
  })
  return (
    <RowHeading
      className={clsx(
        'w-44 max-w-52 align-top! max-sm:min-w-28 max-sm:max-w-32',
        isOpen && 'bg-accent-wash!',
      )}
    >
      <span className="relative flex items-start gap-1 pointer-coarse:flex-col">
        <span className="min-w-0 flex-1">
          <NextLink
            href={path.candidate(row.candidateId)}
            prefetch={false}
            {...control(nameLine)}
            className="hover:underline"
          >
            {row.candidate}
          </NextLink>
          {row.verdict ? <span className="block text-xs font-normal text-ink-2">{row.verdict}</span> : null}
          {row.marks.map((mark) => (
            <span key={mark} className="block text-xs font-normal text-attention-text">
              {mark}
            </span>
          ))}
        </span>
        <span className={clsx('-my-0.5 flex shrink-0 pointer-coarse:-ms-1.5', !isPinned && overName)}>
          <button
            type="button"
            data-act="pin"
            aria-pressed={isPinned}
            aria-label={`Pin ${row.candidate}`}
            title={isPinned ? 'Pinned to the top; press to unpin' : 'Pin to the top'}
            {...control(pinLine)}
            className={clsx(rowAct, isPinned ? 'text-accent-text' : shownOnUse)}
          >
            <Pin aria-hidden size={14} fill={isPinned ? 'currentColor' : 'none'} />
          </button>
          <button
            type="button"
            data-act="hide"
            aria-label={`Hide ${row.candidate}`}
            title="Hide from this view"
            {...control(hideLine)}
            className={clsx(rowAct, shownOnUse)}
          >
            <EyeOff aria-hidden size={14} />
          </button>
        </span>
      </span>
    </RowHeading>
  )
}

const rowAct = 'inline-flex size-6 items-center justify-center rounded-sm hover:bg-hover hover:text-ink'

/** They lie over the end of the name, which keeps the whole width while nobody needs them. */
const overName =
  'pointer-fine:absolute pointer-fine:end-0 pointer-fine:top-0 group-focus-within/row:bg-canvas group-hover/row:bg-canvas'

/** Quiet until the row is pointed at or has the focus; always there where nothing can be pointed at. */
const shownOnUse =
  'text-ink-3 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100'
