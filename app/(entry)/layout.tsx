import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'

/** The pages before the workspace: one column to act in, and beside it what Evenhand stands for. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
      <main
        id="content"
        tabIndex={-1}
        className="flex min-w-0 flex-col px-5 py-6 outline-none sm:px-10 lg:px-16"
      >
        <Wordmark />
        <div className="my-auto w-full max-w-md py-10">{children}</div>
      </main>
      <aside className="hidden border-s border-line bg-rail lg:flex lg:flex-col lg:justify-center lg:px-12 xl:px-16">
        <Intervals />
        <p className="mt-8 max-w-[34ch] text-lg font-medium text-balance">
          Every score traces back to a question, a rubric and a person.
        </p>
        <p className="mt-3 max-w-[44ch] text-ink-2">
          Scores stay independent until they are in, and where two candidates cannot be told apart, Evenhand
          says so.
        </p>
      </aside>
    </div>
  )
}

// Three results with their intervals, the first two without a clear difference: what the product is about.
const results = [
  { low: 86, mean: 132, high: 178 },
  { low: 74, mean: 116, high: 158 },
  { low: 14, mean: 46, high: 78 },
]

function Intervals() {
  return (
    <svg aria-hidden viewBox="0 0 220 96" className="w-full max-w-80 text-accent">
      {[10, 60, 110, 160, 210].map((x) => (
        <line key={x} x1={x} x2={x} y1="4" y2="92" className="stroke-line" strokeWidth="1" />
      ))}
      {results.map(({ low, mean, high }, at) => (
        <g key={low} transform={`translate(0 ${20 + at * 28})`}>
          <line x1={low} x2={high} y1="0" y2="0" stroke="currentColor" strokeWidth="1.5" />
          <circle cx={mean} cy="0" r="4.5" fill="currentColor" />
        </g>
      ))}
      <path d="M196 12h6v44h-6" fill="none" className="stroke-ink-3" strokeWidth="1.25" />
    </svg>
  )
}
