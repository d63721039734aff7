import clsx from 'clsx'
import { decisionInWords } from '@/app/(workspace)/candidates/outcome'
import type { MatrixRow } from './matrix-rows'

type MatrixDecisionProps = {
  row: MatrixRow
  control: { 'data-row': number; 'data-line': number; tabIndex: number }
}

/** What was decided on the candidate, and the way to decide. */
export function MatrixDecision({ row, control }: MatrixDecisionProps) {
  const { decision, whyNotDecide, candidate } = row
  const words = decision ? decisionInWords(decision) : whyNotDecide ? 'Not yet' : 'Decide'
  return (
    <button
      type="button"
      {...control}
      aria-label={words === 'Decide' ? `Decide on ${candidate}` : `${words}: decision on ${candidate}`}
      className={clsx(
        'inline-flex h-6 items-center rounded-sm px-1.5 text-xs font-medium whitespace-nowrap hover:bg-hover pointer-coarse:h-9',
        decision && 'bg-hover text-ink',
        !decision && whyNotDecide && 'text-ink-3',
        !decision &&
          !whyNotDecide &&
          'text-accent-text underline decoration-accent-text/40 underline-offset-3',
      )}
    >
      {words}
    </button>
  )
}
