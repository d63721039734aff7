import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import type { findPlaces } from '@/server/usage/places'
import { MoveSets } from './move-sets'

type Places = Awaited<ReturnType<typeof findPlaces>>

/** More than these are counted only. */
const sessionsShownMax = 10

type WhereUsedProps = Pick<Places, 'sets' | 'sessions'> & {
  /** The newest published version; undefined where there is none. */
  newestPublished: number | undefined
  mayMove: boolean
  moment: Intl.DateTimeFormat
}

/** The sets and the sessions still to come or under way that have the question, each with the wording it uses. */
export function WhereUsed({ sets, sessions, newestPublished, mayMove, moment }: WhereUsedProps) {
  const isBehind = ({ versionNumber }: { versionNumber: number }) =>
    newestPublished !== undefined && versionNumber < newestPublished
  const behind = sets.filter(isBehind)
  return (
    <div className="flex flex-col gap-4">
      {sets.length === 0 ? (
        <p className="text-ink-2">No set has this question.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {sets.map((set) => (
            <li key={set.id}>
              <TextLink href={path.set(set.id)}>{set.name}</TextLink>
              <span className="block text-ink-2">
                {set.published ? 'Published' : 'Draft'}, with version {set.versionNumber}
                {isBehind(set) ? `; version ${newestPublished} is newer` : ''}
              </span>
              {mayMove && isBehind(set) ? (
                <MoveSets sets={[set]} to={newestPublished!}>
                  Move to version {newestPublished}
                </MoveSets>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayMove && behind.length > 1 ? (
        <MoveSets sets={behind} to={newestPublished!}>
          Move all {behind.length} sets to version {newestPublished}
        </MoveSets>
      ) : null}
      {sessions.length > 0 ? (
        <div>
          <h3 className="mb-1 text-xs font-medium text-ink-2">Sessions to come or under way</h3>
          <p className="mb-2 text-ink-2">They keep the wording they were planned with.</p>
          <ul className="flex flex-col gap-2">
            {sessions.slice(0, sessionsShownMax).map((session) => (
              <li key={session.sessionId}>
                <TextLink href={session.sits ? path.session(session.sessionId) : path.panel(session.panelId)}>
                  {session.candidate}
                </TextLink>
                <span className="block text-ink-2">
                  {session.jobTitle}, {session.panelName}, {moment.format(session.startsAt)}
                  {session.state === 'scheduled' ? '' : ', under way'}; with version {session.versionNumber}
                  {isBehind(session) ? ', an older one' : ''}
                </span>
              </li>
            ))}
          </ul>
          {sessions.length > sessionsShownMax ? (
            <p className="mt-2 text-ink-2">And {sessions.length - sessionsShownMax} more.</p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
