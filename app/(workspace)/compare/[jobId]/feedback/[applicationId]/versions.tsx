import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'

export type Version = { number: number; text: string; written: string; writtenBy: string }
export type Sending = { id: string; number: number; way: 'by mail' | 'by hand'; sent: string; sentBy: string }

type VersionsProps = {
  versions: readonly Version[]
  shown: number
  /** Somebody saved another one since this page was opened. */
  isNewer: boolean
  onTake: (version: Version) => void
  /** The newer version was read, and the text that is typed shall follow it. */
  onKeep: () => void
}

/** What was saved, newest first; an earlier one can be taken up again and becomes the next when it is saved. */
export function Versions({ versions, shown, isNewer, onTake, onKeep }: VersionsProps) {
  if (versions.length === 0) return null
  return (
    <section aria-label="Versions">
      <h2 className="mb-2 text-base font-semibold">Versions</h2>
      {isNewer ? (
        <Callout
          live
          tone="attention"
          className="mb-2"
          actions={
            <Button size="small" onClick={onKeep}>
              I have read it; go on with mine
            </Button>
          }
        >
          Somebody saved a newer version meanwhile. Read it below, then take it up or go on with yours.
        </Callout>
      ) : null}
      <ol className="border-t border-line">
        {versions.map((version) => (
          <li key={version.number} className="border-b border-line py-2">
            <details>
              <summary className="cursor-pointer">
                <span className="font-medium">Version {version.number}</span>{' '}
                <span className="text-ink-2">
                  {version.written}, {version.writtenBy}
                  {version.number === shown ? ', shown here' : ''}
                </span>
              </summary>
              <p className="mt-2 whitespace-pre-wrap text-ink-2 wrap-anywhere">{version.text}</p>
              <Button size="small" className="mt-2" onClick={() => onTake(version)}>
                Take up version {version.number}
              </Button>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
