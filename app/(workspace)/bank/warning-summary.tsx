import { Callout } from '@/app/_ui/callout'
import type { RubricWarning } from '@/server/rubrics/rules'

type WarningSummaryProps = { warnings: readonly RubricWarning[]; onGo: (place: string) => void }

/** What is worth a second look, each a way to its field. It stops nobody, so that nothing has to be dismissed. */
export function WarningSummary({ warnings, onGo }: WarningSummaryProps) {
  if (warnings.length === 0) return null
  return (
    <Callout
      tone="attention"
      title={warnings.length === 1 ? 'One thing to look at' : `${warnings.length} things to look at`}
    >
      <p>You can save as it is.</p>
      <ul className="mt-1 flex flex-col items-start gap-0.5">
        {warnings.map(({ place, message }) => (
          <li key={place}>
            <button
              type="button"
              className="text-start underline decoration-control underline-offset-3 hover:decoration-current"
              onClick={() => onGo(place)}
            >
              <span className="font-medium text-ink">{placeInWords(place)}:</span> {message}
            </button>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function placeInWords(place: RubricWarning['place']): string {
  if (place === 'hint') return 'Rubric hint'
  if (place === 'points') return 'Points'
  const [what, which] = place.split(/[. ]/)
  return what === 'points' ? `Point ${Number(which) + 1}` : `Anchor ${which}`
}
