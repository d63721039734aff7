import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'

type SetsWithProps = {
  sets: readonly { id: string; name: string; versionNumber: number; published: boolean }[]
  versions: readonly { number: number; publishedAt: Date | null }[]
}

/** The sets that have the question, each with the wording it uses. */
export function SetsWith({ sets, versions }: SetsWithProps) {
  if (sets.length === 0) return <p className="text-ink-2">No set has this question.</p>
  const newestPublished = versions.find(({ publishedAt }) => publishedAt)?.number
  return (
    <ul className="flex flex-col gap-2">
      {sets.map(({ id, name, versionNumber, published }) => (
        <li key={id}>
          <TextLink href={path.set(id)}>{name}</TextLink>
          <span className="block text-ink-2">
            {published ? 'Published' : 'Draft'}, with version {versionNumber}
            {newestPublished !== undefined && newestPublished > versionNumber
              ? `; version ${newestPublished} is newer`
              : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
