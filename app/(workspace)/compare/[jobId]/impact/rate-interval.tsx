type RateIntervalProps = { rate: number; interval: { lower: number; upper: number } | null }

/** A rate on the scale from 0 to 100 %, with its interval. The text beside it says the same. */
export function RateInterval({ rate, interval }: RateIntervalProps) {
  const at = (part: number) => 4 + part * 92
  return (
    <svg aria-hidden viewBox="0 0 100 16" className="h-4 w-28 shrink-0 text-accent">
      <line x1={at(0)} x2={at(1)} y1="8" y2="8" className="stroke-line" strokeWidth="1" />
      {[0, 0.5, 1].map((part) => (
        <line key={part} x1={at(part)} x2={at(part)} y1="5" y2="11" className="stroke-line" strokeWidth="1" />
      ))}
      {interval ? (
        <line
          x1={at(interval.lower)}
          x2={at(interval.upper)}
          y1="8"
          y2="8"
          stroke="currentColor"
          strokeWidth="1.75"
        />
      ) : null}
      <circle cx={at(rate)} cy="8" r="3.5" fill="currentColor" />
    </svg>
  )
}
