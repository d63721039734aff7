import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { LinkButton } from '@/app/_ui/link'
import type { QuestionStatus } from '@/db/schema/questions'
import { historyOf, type Version } from './version-list'

type VersionNoticeProps = {
  questionId: string
  question: { status: QuestionStatus; versions: readonly Version[]; newest: Version }
  version: Version
  day: Intl.DateTimeFormat
}

/** Says when the wording on the screen is not the one that sets take. */
export function VersionNotice({ questionId, question, version, day }: VersionNoticeProps) {
  const { status, versions, newest } = question
  const inUse = versions.find(({ publishedAt }) => publishedAt)
  const readNewest = (
    <LinkButton href={path.question(questionId)} size="small">
      Read version {newest.number}, the newest
    </LinkButton>
  )
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
        actions={readNewest}
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
  return (
    <Callout
      className="mb-6 max-w-3xl"
      actions={
        inUse ? (
          <LinkButton href={path.question(questionId, { version: inUse.number })} size="small">
            Read version {inUse.number}
          </LinkButton>
        ) : null
      }
    >
      {inUse
        ? `This is a draft of version ${newest.number}. Sets take version ${inUse.number} until it is published.`
        : 'This is a draft. Sets can take it once a manager or admin has published it.'}
    </Callout>
  )
}
