import { Badge } from '@/app/_ui/badge'
import type { QuestionStatus } from '@/db/schema/questions'

/** Where a question stands; a published one with a later draft says both. */
export function QuestionStatusBadge({
  status,
  hasDraftVersion,
  inReview,
}: {
  status: QuestionStatus
  hasDraftVersion: boolean
  inReview: boolean
}) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={status === 'draft' || status === 'review' ? 'attention' : 'neutral'}>{status}</Badge>
      {status === 'published' && hasDraftVersion ? (
        <Badge tone="attention">{inReview ? 'change in review' : 'draft change'}</Badge>
      ) : null}
    </span>
  )
}
