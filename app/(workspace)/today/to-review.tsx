import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listReviews } from '@/server/bank/reviews'

type Review = Awaited<ReturnType<typeof listReviews>>['toRead'][number]

/** Drafts of the bank that wait for somebody who may publish them. */
export function ToReview({ reviews }: { reviews: readonly Review[] }) {
  if (reviews.length === 0) return null
  return (
    <Section title="Questions to review">
      <Rows
        reviews={reviews}
        act="Review"
        said={({ askedBy, request }) => ({ who: `asked by ${askedBy}`, words: request })}
      />
    </Section>
  )
}

/** One's own drafts that came back with what to change. */
export function SentBack({ reviews }: { reviews: readonly Review[] }) {
  if (reviews.length === 0) return null
  return (
    <Section title="Questions sent back to you">
      <Rows
        reviews={reviews}
        act="Read"
        said={({ answeredBy, answer }) => ({ who: `sent back by ${answeredBy}`, words: answer })}
      />
    </Section>
  )
}

type RowsProps = {
  reviews: readonly Review[]
  act: string
  said: (review: Review) => { who: string; words: string }
}

function Rows({ reviews, act, said }: RowsProps) {
  return (
    <ul className="flex flex-col border-t border-line">
      {reviews.map((review) => {
        const { who, words } = said(review)
        return (
          <li
            key={review.questionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="line-clamp-2 text-base font-semibold">{review.prompt}</p>
              <p className="text-ink-2">
                Version {review.number} · {who}
                {words ? <span className="text-ink">: “{words}”</span> : null}
              </p>
            </div>
            <LinkButton
              href={path.question(review.questionId)}
              kind="primary"
              aria-label={`${act} “${review.prompt}”`}
            >
              {act}
            </LinkButton>
          </li>
        )
      })}
    </ul>
  )
}
