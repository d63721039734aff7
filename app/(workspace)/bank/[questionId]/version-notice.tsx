import type { ReactNode } from 'react'
import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { LinkButton } from '@/app/_ui/link'
import type { QuestionStatus } from '@/db/schema/questions'
import { historyOf, type Version } from './version-list'

type Review = {
  askedBy: string
  askedAt: Date
  request: string
  endedAs: 'published' | 'sent back' | 'withdrawn' | null
  endedAt: Date | null
  endedBy: string | null
  answer: string
}

type VersionNoticeProps = {
  questionId: string
  question: {
    status: QuestionStatus
    versions: readonly Version[]
    newest: Version
    /** The last one that the newest version was in, while it is a draft. */
    review: Review | null
  }
  version: Version
  day: Intl.DateTimeFormat
  /** What can be done about the review of a draft. */
  reviewActs: ReactNode
  /** Makes the older wording on the screen the draft. */
  reuse: ReactNode
}

/** Says when the wording on the screen is not the one that sets take, and how far its review is. */
export function VersionNotice({ questionId, question, version, day, reviewActs, reuse }: VersionNoticeProps) {
  const { status, versions, newest, review } = question
  const inUse = versions.find(({ publishedAt }) => publishedAt)
  if (version !== newest)
    return (
      <Callout
        tone="attention"
        className="mb-6 max-w-3xl"
        title={
          version === inUse
            ? `You read version ${version.number}, the one that sets take now`
            : `You read version ${version.number}, an older wording`
        }
        actions={
          <>
            <LinkButton href={path.question(questionId)} size="small">
              Read version {newest.number}, the newest
            </LinkButton>
            {reuse}
          </>
        }
      >
        {historyOf(version, day)}.
      </Callout>
    )
  if (status === 'archived')
    return (
      <Callout className="mb-6 max-w-3xl">
        This question is archived. Sets that have it keep it; new ones cannot take it.
      </Callout>
    )
  if (inUse === newest) return null
  const said = review ? wordsOf(review, day) : null
  return (
    <Callout
      className="mb-6 max-w-3xl"
      {...(said ? { tone: 'attention', title: said.title } : {})}
      actions={
        <>
          {reviewActs}
          {inUse ? (
            <LinkButton href={path.question(questionId, { version: inUse.number })} size="small">
              Read version {inUse.number}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {said?.words ? <p className="whitespace-pre-line text-ink">“{said.words}”</p> : null}
      <p>
        {inUse
          ? `This is a draft of version ${newest.number}. Sets take version ${inUse.number} until it is published.`
          : 'This is a draft. Sets can take it once a manager or admin has published it.'}
      </p>
    </Callout>
  )
}

/** What is said of a review while the draft is there; one that was withdrawn leaves no word. */
function wordsOf(review: Review, day: Intl.DateTimeFormat): { title: string; words: string } | null {
  if (!review.endedAt)
    return {
      title: `In review: ${review.askedBy} asked on ${day.format(review.askedAt)}`,
      words: review.request,
    }
  if (review.endedAs !== 'sent back') return null
  return { title: `${review.endedBy} sent it back on ${day.format(review.endedAt)}`, words: review.answer }
}
