import { Section } from '@/app/_ui/section'
import type { OwnHealth } from '@/server/stats/health/own-health'

const width = 360
const height = 120
const inset = 10

/** The mean one gave in each session, in their order: one's own scores only, candidates unnamed. */
export function OwnSessions({ sessions, timeZone }: { sessions: OwnHealth['sessions']; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  const last = Math.max(2, sessions.length)
  const x = (at: number) => inset + 14 + (at / (last - 1)) * (width - 2 * inset - 14)
  const y = (score: number) => height - inset - ((score - 1) / 4) * (height - 2 * inset)
  const [first, end] = [sessions[0], sessions.at(-1)]
  return (
    <Section title="Your sessions" ruled>
      <svg
        role="img"
        aria-label={`The mean you gave in each of ${sessions.length} sessions: ${sessions.map(({ mean }) => mean.toFixed(1)).join(', ')}`}
        viewBox={`0 0 ${width} ${height}`}
        className="block h-auto w-full max-w-md"
      >
        {[1, 2, 3, 4, 5].map((tick) => (
          <g key={tick}>
            <line x1={20} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={0} y={y(tick) + 4} className="fill-ink-3 text-xs tabular-nums">
              {tick}
            </text>
          </g>
        ))}
        {sessions.map(({ at, mean }, place) => (
          <circle key={at} cx={x(place)} cy={y(mean)} r={3.5} className="fill-ink" />
        ))}
      </svg>
      <p className="mt-1 flex max-w-md justify-between ps-5 text-sm text-ink-3">
        <span>{first ? day.format(first.at) : ''}</span>
        <span>{end && end !== first ? day.format(end.at) : ''}</span>
      </p>
      <p className="mt-2 max-w-[60ch] text-sm text-ink-3">
        The mean you gave in each session. Candidates differ, so that ups and downs are no fault.
      </p>
    </Section>
  )
}
