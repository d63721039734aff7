import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import X from 'lucide-react/icons/x'
import { Button } from '@/app/_ui/button'
import { Kbd } from '@/app/_ui/kbd'
import { inWords } from '../compare-words'
import type { MatrixColumn, MatrixRow } from '../matrix/matrix-rows'
import type { Place } from '../place'

type EvidenceHeadProps = {
  column: MatrixColumn
  count: number
  /** Where it stands among the questions that one goes through, and how many these are. */
  at: number
  walked: number
  beside: readonly MatrixRow[]
  next: Place | null
  onStep: (step: 1 | -1) => void
  onShow: (place: Place) => void
  onDecide: (() => void) | null
  onClose: () => void
}

/** Where in the comparison this evidence stands, and the ways on. */
export function EvidenceHead(props: EvidenceHeadProps) {
  const { column, count, at, walked, beside, next, onStep, onShow, onDecide, onClose } = props
  const { number, versionNumbers } = column
  return (
    <div className="sticky top-0 z-10 mb-2 flex flex-wrap items-center gap-1 bg-canvas pb-2 max-xl:static print:static print:[&_button]:hidden">
      <p className="me-auto min-w-0 font-medium text-ink-2 tabular-nums @max-md:flex-1">
        Question {number} of {count}
        {walked < count ? `, ${at + 1} of ${walked} here` : ''}
        {versionNumbers.length > 1 ? `, versions ${inWords(versionNumbers.map(String))}` : ''}
      </p>
      <span role="status" className="sr-only">
        Question {number} of {count}, {inWords(beside.map((row) => row.candidate))}
      </span>
      <Button
        size="small"
        kind="bare"
        iconLabel="Previous question (K)"
        disabledReason={at <= 0 ? 'This is the first question.' : null}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft aria-hidden size={16} />
      </Button>
      <Button
        size="small"
        kind="bare"
        iconLabel="Next question (J)"
        disabledReason={at >= walked - 1 ? 'This is the last question.' : null}
        onClick={() => onStep(1)}
      >
        <ChevronRight aria-hidden size={16} />
      </Button>
      {/* Where the width is short they take a line of their own, under the steps and the way out. */}
      <span className="flex flex-wrap gap-1 @max-md:order-last @max-md:w-full">
        <Button
          size="small"
          disabledReason={next ? null : 'Interviewers disagree on nothing else.'}
          onClick={() => next && onShow(next)}
        >
          Next disagreement
          <span className="pointer-coarse:hidden">
            <Kbd>D</Kbd>
          </span>
        </Button>
        {onDecide ? (
          <Button size="small" onClick={onDecide}>
            Go to decision
          </Button>
        ) : null}
      </span>
      <Button size="small" kind="bare" iconLabel="Close evidence (Escape)" onClick={onClose}>
        <X aria-hidden size={16} />
      </Button>
    </div>
  )
}
