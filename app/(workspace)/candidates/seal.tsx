import { StatusDot } from '@/app/_ui/badge'
import { sealInWords } from '@/server/panels/rules'

type SealProps = {
  evaluation:
    | { openedAt: Date | null; openedBecause: string | null; submitted: number; expected: number }
    | undefined
}

/** Where one evaluation stands, in the words of every screen; a dash where the candidate is not on the panel. */
export function Seal({ evaluation }: SealProps) {
  if (!evaluation)
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <span className="sr-only">Not scheduled</span>
      </span>
    )
  const tone = !evaluation.openedAt
    ? 'neutral'
    : evaluation.openedBecause === 'seal broken'
      ? 'attention'
      : 'accent'
  return <StatusDot tone={tone}>{sealInWords(evaluation)}</StatusDot>
}
