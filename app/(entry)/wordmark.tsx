/** The name, with two even bars as its mark. */
export function Wordmark() {
  return (
    <p className="flex items-center gap-2 text-base font-semibold">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent">
        <rect x="2" y="4" width="16" height="4" rx="1.5" fill="currentColor" />
        <rect x="2" y="12" width="16" height="4" rx="1.5" fill="currentColor" />
      </svg>
      Evenhand
    </p>
  )
}
