import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { TextLink } from '@/app/_ui/link'
import { type ChangeKind, changesBetween, kindsOfChange, type Wording } from '@/server/bank/rules'

export type Version = Wording & {
  number: number
  createdAt: Date
  author: string
  publishedAt: Date | null
  publishedBy: string | null
}

type VersionListProps = {
  questionId: string
  /** Newest first. */
  versions: readonly Version[]
  shown: number
  day: Intl.DateTimeFormat
}

/** Every wording the question had: whose, since when, and what changed. */
export function VersionList({ questionId, versions, shown, day }: VersionListProps) {
  return (
    <ol className="flex flex-col gap-4">
      {versions.map((version, at) => {
        const before = versions[at + 1]
        const isShown = version.number === shown
        return (
          <li key={version.number} aria-current={isShown ? 'true' : undefined}>
            <p className="flex flex-wrap items-center gap-2">
              {isShown ? (
                <span className="font-semibold">Version {version.number}</span>
              ) : (
                <TextLink href={path.question(questionId, at === 0 ? {} : { version: version.number })}>
                  Version {version.number}
                </TextLink>
              )}
              <Badge tone={version.publishedAt ? 'accent' : 'attention'}>
                {version.publishedAt ? 'published' : 'draft'}
              </Badge>
              {isShown && versions.length > 1 ? <span className="text-xs text-ink-2">shown</span> : null}
            </p>
            <p className="text-ink-2">{historyOf(version, day)}</p>
            {before ? (
              <>
                <Kinds kinds={kindsOfChange(before, version)} />
                <Changes sentences={changesBetween(before, version)} />
              </>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** What the edit was about, to be seen at a glance. */
function Kinds({ kinds }: { kinds: readonly ChangeKind[] }) {
  if (kinds.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap gap-1">
      <span className="sr-only">Changed: </span>
      {kinds.map((kind) => (
        <Badge key={kind}>{kind}</Badge>
      ))}
    </p>
  )
}

function Changes({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return <p className="mt-1">The same words as before.</p>
  return (
    <ul className="mt-1 list-disc ps-4 marker:text-ink-3">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** Who published a version and when; of a draft, who wrote it and when. */
export function historyOf(version: Version, day: Intl.DateTimeFormat): string {
  return version.publishedAt
    ? `Published ${day.format(version.publishedAt)} by ${version.publishedBy}`
    : `Drafted ${day.format(version.createdAt)} by ${version.author}`
}
