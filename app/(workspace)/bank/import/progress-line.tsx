/** How far something is: what, how many of a hundred, and a bar. */
export function ProgressLine({ label, percent }: { label: string; percent: number }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="flex justify-between gap-3">
        <span role="status" className="truncate">
          {label}
        </span>
        <span className="text-ink-2 tabular-nums">{percent} %</span>
      </p>
      <progress aria-label={label} value={percent} max={100} className="mt-1 h-1.5 w-full" />
    </div>
  )
}
