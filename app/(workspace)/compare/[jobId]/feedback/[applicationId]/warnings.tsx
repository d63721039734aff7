import { Callout } from '@/app/_ui/callout'

/** What to think about before it goes out. It stops nobody, and is read out when it changes. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <section aria-label="Before it goes out">
      <h2 className="mb-2 text-base font-semibold">Before it goes out</h2>
      <div role="status" className="flex flex-col gap-2">
        {warnings.length === 0 ? (
          <p className="text-ink-2">Nothing stands out: no interviewer, no score, nobody else.</p>
        ) : (
          warnings.map((warning) => (
            <Callout key={warning} tone="attention">
              {warning}
            </Callout>
          ))
        )}
      </div>
    </section>
  )
}
