import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listToRead } from '@/server/second-looks/second-looks'

/** The second looks that wait for this person to read. */
export function ToRead({ looks }: { looks: Awaited<ReturnType<typeof listToRead>> }) {
  if (looks.length === 0) return null
  return (
    <Section title="Second looks to read">
      <ul className="flex flex-col border-t border-line">
        {looks.map((look) => (
          <li
            key={look.secondLookId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0">
              <p className="truncate text-base font-semibold">{look.panelName}</p>
              <p className="truncate text-ink-2">
                {look.jobTitle} · asked for by {look.startedBy}
              </p>
            </div>
            <LinkButton
              href={path.secondLook(look.jobId, look.secondLookId)}
              kind="primary"
              aria-label={`Read ${look.jobTitle}, ${look.panelName}`}
            >
              Read
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
